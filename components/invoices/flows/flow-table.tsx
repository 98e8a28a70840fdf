import { useTranslations } from "next-intl";
import { FlowCountsText, FlowStateBadge, useSyntaxWord } from "#components/invoices/flows/flow-words.tsx";
import { Link } from "#components/ui/link.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { FlowRow } from "#lib/invoices/domain/flow-view.ts";
import { routes } from "#lib/shared/routes.ts";

/** The flows of a person. Whose each is is said to those who have several structures. */
export function FlowTable({ rows, severalStructures }: { rows: readonly FlowRow[]; severalStructures: boolean }) {
  const t = useTranslations("flows");
  const syntax = useSyntaxWord();
  const structure = { key: "structure", header: t("structure"), cell: (row: FlowRow) => row.structureName };
  return (
    <Table
      caption={t("results")}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "number",
          header: t("number"),
          rowHeader: true,
          nowrap: true,
          cell: ({ id, number }) => <Link href={routes.flow(id)}>{number}</Link>,
        },
        { key: "file", header: t("file"), cell: ({ fileName }) => <span className="file-path">{fileName}</span> },
        { key: "syntax", header: t("syntax"), cell: (row) => syntax(row.syntax) },
        ...(severalStructures ? [structure] : []),
        {
          key: "at",
          header: t("depositedAt"),
          nowrap: true,
          cell: ({ depositedAt }) => <DateText value={depositedAt} />,
        },
        { key: "by", header: t("depositedBy"), cell: ({ depositedBy }) => depositedBy },
        { key: "state", header: t("stateColumn"), cell: ({ state }) => <FlowStateBadge state={state} /> },
        { key: "files", header: t("files"), cell: ({ counts }) => <FlowCountsText counts={counts} /> },
      ]}
    />
  );
}
