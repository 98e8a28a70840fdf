import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Bar } from "#components/charts/bar.tsx";
import { Link } from "#components/ui/link.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { Amount } from "#components/ui/values.tsx";
import { numberFormat } from "#lib/shared/intl.ts";

export type FigureRow = {
  readonly key: string;
  readonly name: ReactNode;
  readonly href: string;
  readonly count: number;
  readonly amount: string;
  readonly tone?: string;
};

type Props = {
  caption: string;
  captionHidden?: boolean;
  /** Heading of the names. */
  header: string;
  /** What the bars draw; counts are whole and never negative, a sum of credits may be. */
  by: "count" | "amount";
  rows: readonly FigureRow[];
};

/** Figures with their bars: each row names a search and leads to it. */
export function FigureTable({ caption, captionHidden = false, header, by, rows }: Props) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  const value = (row: FigureRow) => Math.max(0, by === "count" ? row.count : Number(row.amount));
  const highest = Math.max(1, ...rows.map(value));
  const columns: Column<FigureRow>[] = [
    {
      key: "name",
      header,
      rowHeader: true,
      cell: (row) => (row.count === 0 ? row.name : <Link href={row.href}>{row.name}</Link>),
    },
    {
      key: "bar",
      header: t("share"),
      hiddenHeader: true,
      cell: (row) => <Bar share={value(row) / highest} tone={row.tone ?? "brand"} />,
    },
    { key: "count", header: t("count"), align: "end", cell: (row) => numberFormat(locale, {}).format(row.count) },
    { key: "amount", header: t("amount"), align: "end", nowrap: true, cell: (row) => <Amount value={row.amount} /> },
  ];
  return (
    <Table caption={caption} captionHidden={captionHidden} columns={columns} rows={rows} rowKey={(row) => row.key} />
  );
}
