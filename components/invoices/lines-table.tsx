import { useLocale, useTranslations } from "next-intl";
import { type Column, Table } from "#components/ui/table.tsx";
import { Amount } from "#components/ui/values.tsx";
import { type LineView, UNITS } from "#lib/invoices/public.ts";

/** The lines of an invoice that was keyed in. */
export function LinesTable({ lines, currency }: { lines: readonly LineView[]; currency: string }) {
  const t = useTranslations("deposit");
  const number = new Intl.NumberFormat(useLocale(), { maximumFractionDigits: 6 });
  const show = (value: string) => number.format(value as Intl.StringNumericLiteral);
  const unit = (code: string) => {
    const known = UNITS.find((one) => one === code);
    return known ? t(`units.${known}`) : code;
  };
  const vat = (code: string) =>
    code === "E" || code === "AE" || code === "O" ? t(`vatCategories.${code}`) : `${show(code)} %`;
  const columns: Column<LineView>[] = [
    { key: "label", header: t("form.lineLabel"), rowHeader: true, cell: ({ label }) => label },
    {
      key: "quantity",
      header: t("form.lineQuantity"),
      align: "end",
      cell: (line) => `${show(line.quantity)} ${unit(line.unit)}`,
    },
    {
      key: "price",
      header: t("form.linePrice"),
      align: "end",
      cell: ({ unitPrice }) => `${show(unitPrice)} ${currency}`,
    },
    {
      key: "discount",
      header: t("form.lineDiscount"),
      align: "end",
      cell: ({ discount }) => discount && <Amount value={discount} currency={currency} />,
    },
    { key: "vat", header: t("form.lineVat"), align: "end", cell: (line) => vat(line.vat) },
    {
      key: "net",
      header: t("form.totalExclTax"),
      align: "end",
      cell: ({ net }) => <Amount value={net} currency={currency} />,
    },
  ];
  return (
    <Table
      caption={t("check.lines")}
      captionHidden
      columns={columns}
      rows={lines}
      rowKey={({ position }) => String(position)}
    />
  );
}
