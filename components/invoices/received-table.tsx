import { useLocale, useTranslations } from "next-intl";
import { type Finds, useFoundInside } from "#components/invoices/found-inside.tsx";
import { Link } from "#components/ui/link.tsx";
import { Badge, StatusDot } from "#components/ui/status.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { STATUS_TONES } from "#lib/invoices/domain/status-tones.ts";
import type { ReceivedRow } from "#lib/invoices/public.ts";
import { formatDate, type IsoDate, parisDay } from "#lib/shared/dates.ts";
import { formatMoney } from "#lib/shared/money.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { rows: readonly ReceivedRow[]; view: "todo" | "all"; today: IsoDate; finds: Finds };

/** The inbox of the public agent: what came, from whom, and until when to pay. */
export function ReceivedTable({ rows, view, today, finds }: Props) {
  const t = useTranslations("received");
  const statuses = useTranslations("invoiceStatus");
  const types = useTranslations("invoices.types");
  const locale = useLocale();
  const found = useFoundInside<ReceivedRow>(finds);
  const columns: Column<ReceivedRow>[] = [
    {
      key: "number",
      header: t("columns.number"),
      rowHeader: true,
      nowrap: true,
      cell: (row) => (
        <>
          <Link href={routes.receivedInvoice(row.id)}>{row.number}</Link>
          {row.invoiceType === "AVOIR" && <Badge>{types("AVOIR")}</Badge>}
          {isNew(row) && <Badge tone="wait">{t("new")}</Badge>}
        </>
      ),
    },
    ...found,
    { key: "supplier", header: t("columns.supplier"), cell: (row) => row.supplierName },
    { key: "recipient", header: t("columns.recipient"), cell: (row) => row.recipientName },
    { key: "service", header: t("columns.service"), cell: (row) => row.serviceCode },
    {
      key: "madeAvailableAt",
      header: t("columns.madeAvailableAt"),
      nowrap: true,
      cell: (row) => formatDate(parisDay(row.madeAvailableAt), locale),
    },
    { key: "dueOn", header: t("columns.dueOn"), nowrap: true, cell: (row) => <Due row={row} today={today} /> },
    {
      key: "amount",
      header: t("columns.amount"),
      align: "end",
      nowrap: true,
      cell: (row) => formatMoney(row.totalInclTax, locale, row.currency),
    },
    { key: "commitment", header: t("columns.commitment"), cell: (row) => row.commitmentNumber },
    {
      key: "status",
      header: t("columns.status"),
      cell: (row) => <StatusDot tone={STATUS_TONES[row.status]}>{statuses(row.status)}</StatusDot>,
    },
  ];
  return <Table caption={t(`caption.${view}`)} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

/** Waiting, and nobody has taken the document yet. */
function isNew({ downloaded, status }: ReceivedRow): boolean {
  return !downloaded && status === "MISE_A_DISPOSITION";
}

function Due({ row, today }: { row: ReceivedRow; today: IsoDate }) {
  const t = useTranslations("received");
  const locale = useLocale();
  if (row.dueOn === null && row.status === "SUSPENDUE") return <span className="muted">{t("interrupted")}</span>;
  if (row.dueOn === null) return null;
  return (
    <>
      {formatDate(row.dueOn, locale)}
      {row.dueOn < today && <Badge tone="stop">{t("late")}</Badge>}
    </>
  );
}
