import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Pagination } from "#components/ui/navigation.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Badge } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Identifier } from "#components/ui/values.tsx";
import type { DirectoryHit, DirectoryPage } from "#lib/directory/index.ts";
import { whatIsAsked } from "#lib/shared/asked.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { typed: string; found: DirectoryPage };

/** The structures that answer a search, page by page. */
export function DirectoryResults({ typed, found }: Props) {
  const t = useTranslations("directory");
  const { total, page, pages, more, near } = found;
  if (total === 0)
    return (
      <EmptyState title={t("noneTitle")} action={<ButtonLink href={routes.directory()}>{t("searchAgain")}</ButtonLink>}>
        {t("none")}
      </EmptyState>
    );
  const at = (number: number) => routes.directory({ recherche: typed, page: number === 1 ? null : number });
  return (
    <section aria-label={t("results")}>
      {near && <Notice title={t("nearTitle")}>{t("near")}</Notice>}
      {more && (
        <Notice tone="warn" title={t("moreTitle", { total })}>
          {t("more")}
        </Notice>
      )}
      <HitsTable found={found} />
      <Pagination
        summary={t(more ? "shownOfMany" : "shownOf", { first: found.first, last: found.last, total })}
        first={page > 2 ? at(1) : null}
        previous={page > 1 ? at(page - 1) : null}
        next={page < pages ? at(page + 1) : null}
      />
    </section>
  );
}

function HitsTable({ found }: { found: DirectoryPage }) {
  const t = useTranslations("directory");
  return (
    <Table<DirectoryHit>
      caption={t(found.more ? "captionMany" : "caption", { count: found.total })}
      rows={found.items}
      rowKey={(hit) => hit.id}
      columns={[
        {
          key: "name",
          header: t("name"),
          rowHeader: true,
          cell: (hit) => (
            <>
              <Link href={routes.directorySheet(hit.siret)}>
                {hit.undisclosed ? t("undisclosedShort") : hit.legalName}
              </Link>
              {!hit.active && <Badge tone="stop">{t("inactive")}</Badge>}
            </>
          ),
        },
        { key: "siret", header: t("siret"), nowrap: true, cell: (hit) => <Identifier value={hit.siret} /> },
        { key: "place", header: t("place"), cell: (hit) => [hit.postcode, hit.town].filter(Boolean).join(" ") },
        { key: "asked", header: t("asked"), cell: (hit) => t(`askedShort.${whatIsAsked(hit)}`) },
      ]}
    />
  );
}
