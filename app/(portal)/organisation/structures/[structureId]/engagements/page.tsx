import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import {
  publishEngagementsAction,
  switchEngagementAction,
} from "#app/(portal)/organisation/structures/[structureId]/engagements/engagements.action.ts";
import { openStructure } from "#app/(portal)/organisation/structures/[structureId]/open-structure.ts";
import { EngagementsTable } from "#components/structures/engagements-table.tsx";
import { StructureSubpage } from "#components/structures/structure-page.tsx";
import { Form } from "#components/ui/form.tsx";
import { Textarea } from "#components/ui/inputs.tsx";
import { Pagination } from "#components/ui/navigation.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";
import { listEngagements } from "#lib/structures/index.ts";

type Query = Record<"recherche" | "suite" | "fait", string | string[] | undefined>;
type Props = { params: Promise<{ structureId: string }>; searchParams: Promise<Query> };

const DONE = ["published", "opened", "closed"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("engagements"))("title") };
}

/** The order numbers that a public structure publishes: suppliers are warned of any other before they send. */
export default async function EngagementsPage({ params, searchParams }: Props) {
  await requireActor();
  const { structure } = await openStructure((await params).structureId, "organisation.manage");
  if (structure.kind !== "PUBLIQUE") notFound();
  const query = await searchParams;
  const typed = [query.recherche].flat()[0]?.slice(0, 100) ?? "";
  const after = [query.suite].flat()[0];
  const [t, { items, next }] = await Promise.all([
    getTranslations("engagements"),
    listEngagements(structure.id, typed, after),
  ]);
  const done = DONE.find((one) => one === query.fait);
  const here = (suite?: string) => routes.structureEngagements(structure.id, { recherche: typed, suite });
  return (
    <StructureSubpage structure={structure} tab="summary" title={t("title")} lead={t("lead")}>
      {done && <Notice tone="ok" live="polite" title={t(`done.${done}`)} />}
      {(items.length > 0 || typed || after) && (
        <SearchBox
          action={routes.structureEngagements(structure.id)}
          typed={typed}
          words={{ label: t("search"), submit: t("filter") }}
        />
      )}
      {items.length > 0 ? (
        <EngagementsTable structureId={structure.id} engagements={items} change={switchEngagementAction} />
      ) : (
        <p className="muted">{t(typed ? "noResult" : "empty")}</p>
      )}
      {(after || next) && (
        <Pagination
          summary={t("shown", { count: items.length })}
          first={after ? here() : null}
          next={next && here(next)}
        />
      )}
      <section aria-labelledby="publier">
        <h2 id="publier">{t("publish")}</h2>
        <Form action={publishEngagementsAction}>
          <input type="hidden" name="structureId" value={structure.id} />
          <Textarea name="list" label={t("list")} help={t("listHelp")} required />
          <SubmitButton>{t("submit")}</SubmitButton>
        </Form>
      </section>
    </StructureSubpage>
  );
}
