import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import { isInvoiceStatus } from "#lib/invoices/public.ts";
import { routes } from "#lib/shared/routes.ts";

type Order = {
  readonly id: string;
  readonly supplier: string;
  readonly recipient: string;
  readonly status: string;
  readonly count: number;
  readonly made: number;
  readonly at: Date;
  readonly ended: boolean;
  readonly problem: string | null;
};

/** The tester's last orders, and how far each is. */
export function OrdersTable({ orders }: { orders: readonly Order[] }) {
  const t = useTranslations("testbench.orders");
  const statuses = useTranslations("invoiceStatus");
  const columns: Column<Order>[] = [
    { key: "at", header: t("at"), rowHeader: true, nowrap: true, cell: ({ at }) => <DateText value={at} /> },
    { key: "supplier", header: t("supplier"), cell: ({ supplier }) => supplier },
    { key: "recipient", header: t("recipient"), cell: ({ recipient }) => recipient },
    {
      key: "status",
      header: t("status"),
      cell: ({ status }) => (isInvoiceStatus(status) ? statuses(status) : status),
    },
    { key: "made", header: t("made"), align: "end", cell: ({ made, count }) => t("madeOf", { made, count }) },
    { key: "state", header: t("state"), cell: (order) => <State order={order} /> },
  ];
  return (
    <div>
      <Table caption={t("caption")} columns={columns} rows={orders} rowKey={({ id }) => id} />
      {orders.some(({ ended }) => !ended) && (
        <p>
          <ButtonLink href={routes.testBench()}>{t("refresh")}</ButtonLink>
        </p>
      )}
    </div>
  );
}

function State({ order: { ended, problem } }: { order: Order }) {
  const t = useTranslations("testbench.orders");
  if (problem) return <StatusDot tone="stop">{t("stopped", { problem })}</StatusDot>;
  return <StatusDot tone={ended ? "ok" : "wait"}>{t(ended ? "ended" : "running")}</StatusDot>;
}
