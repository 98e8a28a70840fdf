import { useTranslations } from "next-intl";
import { type Column, Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { ActionRow } from "#lib/invoices/public.ts";

type Props = { rows: readonly ActionRow[]; which: "events" | "actions" };

/** « Événements complémentaires » and « Actions des utilisateurs »: who did what besides moving the invoice, newest first. */
export function ActionsTable({ rows, which }: Props) {
  const t = useTranslations("invoices.actions");
  const follow = useTranslations("invoices.follow");
  const columns: Column<ActionRow>[] = [
    { key: "at", header: t("date"), rowHeader: true, nowrap: true, cell: (row) => <DateText value={row.at} /> },
    {
      key: "what",
      header: t("what"),
      cell: (row) =>
        row.about ? t("about", { what: t(`kinds.${row.kind}`), about: row.about }) : t(`kinds.${row.kind}`),
    },
    {
      key: "user",
      header: follow("user"),
      cell: ({ userName, userEmail }) => (
        <>
          {userName}
          {userEmail && <small className="muted"> ({userEmail})</small>}
        </>
      ),
    },
    { key: "structure", header: follow("structure"), cell: (row) => row.structureLabel },
  ];
  if (rows.length === 0) {
    return (
      <section aria-labelledby={`histoire-${which}`}>
        <h2 id={`histoire-${which}`}>{t(which)}</h2>
        <p className="muted">{t(which === "events" ? "noEvents" : "noActions")}</p>
      </section>
    );
  }
  return <Table caption={t(which)} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
