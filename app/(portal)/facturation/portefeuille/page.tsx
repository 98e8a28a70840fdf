import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PortfolioFilterForm } from "#components/invoices/portfolio/portfolio-filter.tsx";
import { PortfolioTable } from "#components/invoices/portfolio/portfolio-table.tsx";
import { PortfolioTotals } from "#components/invoices/portfolio/portfolio-totals.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/access/web.ts";
import {
  filterPortfolio,
  type Params,
  portfolio,
  portfolioTotals,
  portfolioWorks,
  readPortfolioFilter,
} from "#lib/invoices/index.ts";
import { now } from "#lib/platform/index.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portfolio"))("title") };
}

/** « Portefeuille » : one work list across all the structures of who works for many (F-153). */
export default async function PortfolioPage({ searchParams }: Props) {
  const [actor, params, t, portal] = await Promise.all([
    requireActor(),
    searchParams,
    getTranslations("portfolio"),
    getTranslations("portal"),
  ]);
  const filter = readPortfolioFilter(params);
  const all = await portfolio(actor);
  const [rows, works] = [filterPortfolio(all, filter), portfolioWorks(all)];
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      width="full"
      trail={[{ label: portal("domains.facturation.name"), href: routes.invoicingDomain() }]}
    >
      {all.length === 0 ? (
        <EmptyState
          title={t("noneTitle")}
          action={<ButtonLink href={routes.requestAttachment()}>{t("noneAction")}</ButtonLink>}
        >
          {t("none")}
        </EmptyState>
      ) : (
        <>
          <PortfolioTotals works={works} totals={portfolioTotals(rows)} />
          <PortfolioFilterForm filter={filter} />
          {rows.length > 0 ? (
            <PortfolioTable rows={rows} total={all.length} works={works} today={parisDay(now())} />
          ) : (
            <EmptyState
              title={t("noResultTitle")}
              action={<ButtonLink href={routes.portfolio()}>{t("reset")}</ButtonLink>}
            >
              {t("noResult")}
            </EmptyState>
          )}
        </>
      )}
    </Page>
  );
}
