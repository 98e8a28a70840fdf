import { useLocale, useTranslations } from "next-intl";
import { type Column, Table } from "#components/ui/table.tsx";
import { Amount } from "#components/ui/values.tsx";
import type { InvoiceSheet } from "#lib/invoices/public.ts";

type Line = InvoiceSheet["vatLines"][number];

/** « Détail de la TVA »: one line per rate. Rates and amounts are decimal strings. */
export function VatTable({ lines, currency }: { lines: readonly Line[]; currency: string }) {
  const t = useTranslations("invoices.sheet");
  const percent = new Intl.NumberFormat(useLocale(), { maximumFractionDigits: 4 });
  const columns: Column<Line>[] = [
    {
      key: "rate",
      header: t("vatRate"),
      rowHeader: true,
      cell: ({ rate }) => `${percent.format(rate as Intl.StringNumericLiteral)} %`,
    },
    {
      key: "base",
      header: t("vatBase"),
      align: "end",
      cell: ({ base }) => <Amount value={base} currency={currency} />,
    },
    { key: "tax", header: t("vatTax"), align: "end", cell: ({ tax }) => <Amount value={tax} currency={currency} /> },
  ];
  return (
    <Table caption={t("vatDetail")} columns={columns} rows={lines} rowKey={({ rate, base }) => `${rate} ${base}`} />
  );
}
