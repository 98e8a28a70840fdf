import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Reason } from "#components/invoices/reason.tsx";
import { StatusBadge } from "#components/invoices/status-badge.tsx";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { Badge } from "#components/ui/status.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import type { Returned } from "#lib/invoices/public.ts";
import { formatDate, parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { action: ComponentProps<typeof Form>["action"] } & Returned;
type Row = Returned["rows"][number];

/** Every invoice that came back, with why, and one button that attests they were read. */
export function ReturnedForm({ action, rows, more }: Props) {
  const t = useTranslations("returned");
  const locale = useLocale();
  const columns: Column<Row>[] = [
    {
      key: "number",
      header: t("columns.number"),
      rowHeader: true,
      nowrap: true,
      cell: (row) => (
        <>
          <Link href={routes.issuedInvoice(row.id)}>{row.number}</Link>
          {row.due && <Badge tone="warn">{t("late")}</Badge>}
        </>
      ),
    },
    { key: "recipient", header: t("columns.recipient"), cell: (row) => row.recipientName },
    { key: "status", header: t("columns.status"), cell: (row) => <StatusBadge status={row.status} /> },
    {
      key: "date",
      header: t("columns.date"),
      nowrap: true,
      cell: (row) => formatDate(parisDay(row.statusAt), locale),
    },
    {
      key: "reason",
      header: t("columns.reason"),
      cell: (row) => <Reason motif={row.motif} comment={row.comment} />,
    },
  ];
  return (
    <Form action={action} wide>
      {rows.map(({ id }) => (
        <input key={id} type="hidden" name="invoices" value={id} />
      ))}
      <Table caption={t("caption", { count: rows.length })} columns={columns} rows={rows} rowKey={(row) => row.id} />
      {more && <p className="muted">{t("more")}</p>}
      <p>{t("meaning")}</p>
      <div>
        <SubmitButton>{t("acknowledge")}</SubmitButton>
      </div>
    </Form>
  );
}
