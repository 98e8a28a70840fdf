import { useLocale, useTranslations } from "next-intl";
import { Bar } from "#components/charts/bar.tsx";
import { ColumnChart } from "#components/charts/column-chart.tsx";
import { FigureTable } from "#components/invoices/dashboard/figure-table.tsx";
import { Details } from "#components/ui/blocks.tsx";
import { Table } from "#components/ui/table.tsx";
import { type Dashboard, STATUS_TONES, searchOf } from "#lib/invoices/public.ts";
import { formatMonth, lastOfMonth } from "#lib/shared/dates.ts";
import { numberFormat } from "#lib/shared/intl.ts";
import { formatMoney } from "#lib/shared/money.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { figures: Dashboard; supplierId: string | null };

/** « Tableau de bord »: every figure leads to the invoices that it counts. */
export function DashboardView({ figures, supplierId }: Props) {
  const t = useTranslations("dashboard");
  const statuses = useTranslations("invoiceStatus");
  const to = (what: Omit<Parameters<typeof searchOf>[0], "supplierId">) =>
    routes.issuedSearch(searchOf({ supplierId, ...what }));
  return (
    <div className="dashboard">
      <section aria-label={t("byStatus")}>
        <FigureTable
          caption={t("byStatus")}
          header={t("status")}
          by="count"
          rows={figures.statuses.map(({ status, count, amount }) => ({
            key: status,
            name: statuses(status),
            href: to({ status }),
            count,
            amount,
            tone: STATUS_TONES[status],
          }))}
        />
      </section>
      <section aria-label={t("byAge")}>
        <FigureTable
          caption={t("byAge")}
          header={t("age")}
          by="amount"
          rows={figures.ages.map(({ band, from, to: last, count, amount }) => ({
            key: band,
            name: t(`bands.${band}`),
            href: to({ status: "EN_ATTENTE_DE_PAIEMENT", from, to: last }),
            count,
            amount,
          }))}
        />
        <p className="muted">{t("byAgeHelp")}</p>
      </section>
      <Months figures={figures} to={to} />
      <section aria-label={t("byRecipient")}>
        {figures.partners.length > 0 && (
          <FigureTable
            caption={t("byRecipient")}
            header={t("recipient")}
            by="amount"
            rows={figures.partners.map(({ partnerId, name, identifier, count, amount }) => ({
              key: partnerId,
              name,
              href: to({ recipient: identifier }),
              count,
              amount,
            }))}
          />
        )}
      </section>
      <Steps figures={figures} />
    </div>
  );
}

type To = (what: Omit<Parameters<typeof searchOf>[0], "supplierId">) => string;

function Months({ figures, to }: { figures: Dashboard; to: To }) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  const whole = numberFormat(locale, {});
  const months = figures.months.map((one) => ({
    ...one,
    href: to({ from: one.month, to: lastOfMonth(one.month) }),
    name: formatMonth(one.month, locale),
  }));
  return (
    <section aria-labelledby="par-mois" className="dashboard-wide">
      <h2 id="par-mois">{t("byMonth")}</h2>
      <ColumnChart
        label={t("byMonth")}
        columns={months.map(({ month, name, href, count, amount }) => ({
          key: month,
          label: formatMonth(month, locale, "short"),
          initial: formatMonth(month, locale, "narrow"),
          words: t("monthWords", { month: name, count, amount: formatMoney(amount, locale, "EUR") }),
          value: count,
          shown: whole.format(count),
          href,
        }))}
      />
      <Details summary={t("asTable")}>
        <FigureTable
          caption={t("byMonth")}
          captionHidden
          header={t("month")}
          by="count"
          rows={months.map(({ month, name, href, count, amount }) => ({ key: month, name, href, count, amount }))}
        />
      </Details>
    </section>
  );
}

function Steps({ figures }: { figures: Dashboard }) {
  const t = useTranslations("dashboard");
  const statuses = useTranslations("invoiceStatus");
  const locale = useLocale();
  const longest = Math.max(1, ...figures.steps.map(({ days }) => days));
  if (figures.steps.length === 0) return null;
  return (
    <section aria-label={t("steps")}>
      <Table
        caption={t("steps")}
        columns={[
          { key: "status", header: t("status"), rowHeader: true, cell: (row) => statuses(row.status) },
          { key: "bar", header: t("share"), hiddenHeader: true, cell: (row) => <Bar share={row.days / longest} /> },
          {
            key: "days",
            header: t("days"),
            align: "end",
            cell: (row) => numberFormat(locale, { minimumFractionDigits: 1 }).format(row.days),
          },
          {
            key: "count",
            header: t("passed"),
            align: "end",
            cell: (row) => numberFormat(locale, {}).format(row.count),
          },
        ]}
        rows={figures.steps}
        rowKey={(row) => row.status}
      />
      <p className="muted">{t("stepsHelp")}</p>
    </section>
  );
}
