import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { sayOutcome } from "#app/(portal)/facturation/factures-recues/traiter/resultat/say-outcome.ts";
import { ResultTable } from "#components/invoices/received/result-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireRight } from "#lib/access/web.ts";
import { manyResult, type Params, readListText, receivedQuery } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("received.many"))("resultTitle") };
}

/** What became of each invoice of one's gesture on several. Read again as often as one likes. */
export default async function TreatedManyPage({ searchParams }: Props) {
  const [actor, params, t, portal] = await Promise.all([
    requireRight(routes.receivedInvoices()),
    searchParams,
    getTranslations("received.many"),
    getTranslations("portal"),
  ]);
  const outcomes = await manyResult(actor, typeof params.cle === "string" ? params.cle : "");
  if (!outcomes) notFound();
  const rows = await Promise.all(outcomes.map(async (one) => ({ ...one, ...(await sayOutcome(one)) })));
  const failed = rows.filter((row) => !row.done).length;
  const filter = readListText(params.liste);
  const list = filter ? receivedQuery(filter) : {};
  return (
    <Page
      title={t("resultTitle")}
      trail={[
        { label: portal("domains.facturation.name"), href: routes.invoicingDomain() },
        { label: portal("applications.FACTURES_RECUES.name"), href: routes.receivedInvoices(list) },
      ]}
    >
      <div className="page-sections">
        <Notice tone={failed === 0 ? "ok" : "warn"} live="polite">
          {t("summary", { done: rows.length - failed, failed })}
        </Notice>
        <ResultTable rows={rows.toSorted((a, b) => Number(a.done) - Number(b.done))} />
        <p>
          <ButtonLink look="primary" href={routes.receivedInvoices(list)}>
            {t("back")}
          </ButtonLink>
        </p>
      </div>
    </Page>
  );
}
