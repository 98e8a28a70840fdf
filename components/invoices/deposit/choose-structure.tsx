import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { EmptyState } from "#components/ui/blocks.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { Pagination } from "#components/ui/navigation.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { Badge } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Identifier } from "#components/ui/values.tsx";
import type { DirectoryHit, DirectoryPage } from "#lib/directory/index.ts";
import { whatIsAsked } from "#lib/shared/asked.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  action: ComponentProps<typeof Form>["action"];
  draft: { readonly id: string; readonly version: number };
  typed: string;
  /** Undefined before anything was searched; null when what was typed is too short. */
  found: DirectoryPage | null | undefined;
};

/** The structures of the directory that answer a search, each with the button that puts it in the draft. */
export function ChooseStructure({ action, draft, typed, found }: Props) {
  const t = useTranslations("deposit.choose");
  const d = useTranslations("directory");
  return (
    <div className="page-sections">
      <SearchBox
        action={routes.chooseRecipient(draft.id)}
        typed={typed}
        words={{ label: d("search"), submit: d("submit"), reset: t("reset") }}
      />
      {found === null && <Notice tone="warn">{d("tooShort")}</Notice>}
      {found?.total === 0 && (
        <EmptyState title={d("noneTitle")} action={<ButtonLink href={routes.draft(draft.id)}>{t("back")}</ButtonLink>}>
          {d("none")}
        </EmptyState>
      )}
      {found && found.total > 0 && <Found action={action} draft={draft} typed={typed} found={found} />}
    </div>
  );
}

function Found({ action, draft, typed, found }: Props & { found: DirectoryPage }) {
  const t = useTranslations("deposit.choose");
  const d = useTranslations("directory");
  const { page, pages, more, near, total } = found;
  const at = (number: number) =>
    routes.chooseRecipient(draft.id, { recherche: typed, page: number === 1 ? null : number });
  return (
    <section aria-label={d("results")}>
      {near && <Notice title={d("nearTitle")}>{d("near")}</Notice>}
      {more && (
        <Notice tone="warn" title={d("moreTitle", { total })}>
          {d("more")}
        </Notice>
      )}
      <Form action={action}>
        <input type="hidden" name="invoiceId" value={draft.id} />
        <input type="hidden" name="version" value={draft.version} />
        <Table<DirectoryHit>
          caption={d(more ? "captionMany" : "caption", { count: total })}
          rows={found.items}
          rowKey={(hit) => hit.id}
          columns={[
            {
              key: "name",
              header: d("name"),
              rowHeader: true,
              cell: (hit) => (
                <>
                  {nameOf(hit, d("undisclosedShort"))}
                  {!hit.active && <Badge tone="stop">{d("inactive")}</Badge>}
                </>
              ),
            },
            { key: "siret", header: d("siret"), nowrap: true, cell: (hit) => <Identifier value={hit.siret} /> },
            { key: "place", header: d("place"), cell: (hit) => [hit.postcode, hit.town].filter(Boolean).join(" ") },
            { key: "asked", header: d("asked"), cell: (hit) => d(`askedShort.${whatIsAsked(hit)}`) },
            {
              key: "choose",
              header: t("choice"),
              hiddenHeader: true,
              cell: (hit) =>
                hit.active && !hit.moaOnly ? (
                  <Button type="submit" size="small" name="recipientIdentifier" value={hit.siret}>
                    {t("choose")} <span className="visually-hidden">{nameOf(hit, hit.siret)}</span>
                  </Button>
                ) : (
                  t("takesNone")
                ),
            },
          ]}
        />
      </Form>
      <Pagination
        summary={d(more ? "shownOfMany" : "shownOf", { first: found.first, last: found.last, total })}
        first={page > 2 ? at(1) : null}
        previous={page > 1 ? at(page - 1) : null}
        next={page < pages ? at(page + 1) : null}
      />
    </section>
  );
}

const nameOf = (hit: DirectoryHit, otherwise: string) => (hit.undisclosed ? otherwise : hit.legalName);
