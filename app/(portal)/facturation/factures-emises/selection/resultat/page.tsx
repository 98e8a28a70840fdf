import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { ManyIssuedResults } from "#components/invoices/many-issued-results.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { requireRight } from "#lib/access/web.ts";
import { presentRefusal } from "#lib/actions/index.ts";
import { type ManyIssuedResult, manyIssuedResult, type Params } from "#lib/invoices/index.ts";
import { refuse } from "#lib/shared/result.ts";
import { routes, safeReturn } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issued.selection"))("resultTitle") };
}

/** What became of each invoice of one's gesture on several. Read again as often as one likes. */
export default async function SelectionResultPage({ searchParams }: Props) {
  const [actor, params, t] = await Promise.all([
    requireRight(routes.issuedSearch()),
    searchParams,
    getTranslations("issued.selection"),
  ]);
  const outcomes = await manyIssuedResult(actor, typeof params.cle === "string" ? params.cle : "");
  if (!outcomes) notFound();
  const rows = await Promise.all(outcomes.map(async (one) => ({ ...one, ...(await said(one)) })));
  const failed = rows.filter((row) => !row.done).length;
  const list = safeReturn(typeof params.retour === "string" ? params.retour : null) ?? routes.issuedSearch();
  return (
    <IssuedPage title={t("resultTitle")}>
      <div className="page-sections">
        <Notice tone={failed === 0 ? "ok" : "warn"} live="polite">
          {t("summary", { done: rows.length - failed, failed })}
        </Notice>
        <ManyIssuedResults rows={rows.toSorted((a, b) => Number(a.done) - Number(b.done))} />
        <p>
          <ButtonLink look="primary" href={list}>
            {t("back")}
          </ButtonLink>
        </p>
      </div>
    </IssuedPage>
  );
}

/** What became of one invoice, as a sentence. */
async function said(outcome: ManyIssuedResult[number]): Promise<{ done: boolean; text: string }> {
  const t = await getTranslations("issued.selection");
  if ("status" in outcome) return { done: true, text: t(outcome.status === "SUPPRIMEE" ? "deleted" : "acknowledged") };
  if ("assigneeId" in outcome) {
    return { done: true, text: outcome.assigneeId ? t("given", { name: outcome.assigneeName ?? "" }) : t("givenBack") };
  }
  const { code, params = {} } = outcome.refusal;
  return { done: false, text: (await presentRefusal(refuse(code, { params }))).message };
}
