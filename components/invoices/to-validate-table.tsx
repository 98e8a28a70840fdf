import { useLocale, useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { Badge, StatusDot } from "#components/ui/status.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { isDepositCadre } from "#lib/invoices/domain/cadres.ts";
import { STATUS_TONES } from "#lib/invoices/domain/status-tones.ts";
import type { ToValidateRow } from "#lib/invoices/public.ts";
import { daysBetween, formatDate, type IsoDate, parisDay } from "#lib/shared/dates.ts";
import { formatMoney } from "#lib/shared/money.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { rows: readonly ToValidateRow[]; view: "todo" | "all"; today: IsoDate };

/** What is to be approved: from whom, for which client, and until when. */
export function ToValidateTable({ rows, view, today }: Props) {
  const t = useTranslations("toValidate");
  const codes = useTranslations("invoices");
  const statuses = useTranslations("invoiceStatus");
  const locale = useLocale();
  const columns: Column<ToValidateRow>[] = [
    {
      key: "number",
      header: t("columns.number"),
      rowHeader: true,
      nowrap: true,
      cell: (row) => (
        <>
          <Link href={routes.invoiceToValidate(row.id)}>{row.number}</Link>
          {row.invoiceType === "AVOIR" && <Badge>{codes("types.AVOIR")}</Badge>}
        </>
      ),
    },
    { key: "supplier", header: t("columns.supplier"), cell: (row) => row.supplierName },
    { key: "recipient", header: t("columns.recipient"), cell: (row) => row.recipientName },
    {
      key: "cadre",
      header: t("columns.cadre"),
      cell: (row) => (isDepositCadre(row.cadre) ? codes(`cadres.${row.cadre}`) : row.cadre),
    },
    { key: "validator", header: t("columns.validator"), cell: (row) => row.validatorName },
    {
      key: "since",
      header: t("columns.since"),
      nowrap: true,
      cell: (row) => formatDate(parisDay(row.since), locale),
    },
    { key: "lastDay", header: t("columns.lastDay"), nowrap: true, cell: (row) => <LastDay row={row} today={today} /> },
    {
      key: "amount",
      header: t("columns.amount"),
      align: "end",
      nowrap: true,
      cell: (row) => formatMoney(row.totalInclTax, locale, row.currency),
    },
    {
      key: "status",
      header: t("columns.status"),
      cell: (row) => <StatusDot tone={STATUS_TONES[row.status]}>{statuses(row.status)}</StatusDot>,
    },
  ];
  return (
    <Table caption={t(`caption.${view}`)} columns={columns} rows={rows} rowKey={(row) => `${row.id} ${row.place}`} />
  );
}

/** The last day to answer, and how near it is when it is near. */
function LastDay({ row, today }: { row: ToValidateRow; today: IsoDate }) {
  const t = useTranslations("toValidate");
  const locale = useLocale();
  if (row.lastDay === null) return null;
  const left = daysBetween(today, row.lastDay);
  return (
    <>
      {formatDate(row.lastDay, locale)}
      {left <= 3 && <Badge tone="warn">{t("daysLeft", { days: Math.max(left, 0) })}</Badge>}
    </>
  );
}
