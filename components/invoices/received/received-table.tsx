import { useLocale, useTranslations } from "next-intl";
import { type Finds, useFoundInside } from "#components/invoices/found-inside.tsx";
import { AssigneeCell, type AssignOrder } from "#components/invoices/received/assignee-cell.tsx";
import { DueCell } from "#components/invoices/received/due-cell.tsx";
import { Link } from "#components/ui/link.tsx";
import { Badge, StatusDot } from "#components/ui/status.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { STATUS_TONES } from "#lib/invoices/domain/status-tones.ts";
import {
  listText,
  type ReceivedFilter,
  type ReceivedOrder,
  type ReceivedRow,
  receivedQuery,
} from "#lib/invoices/public.ts";
import { formatDate, type IsoDate, parisDay } from "#lib/shared/dates.ts";
import { formatMoney } from "#lib/shared/money.ts";
import { routes } from "#lib/shared/routes.ts";

/** The form that the ticks belong to: it stands below the table. */
export const CHOICE_FORM = "choix-des-factures";

type Props = {
  rows: readonly ReceivedRow[];
  filter: ReceivedFilter;
  today: IsoDate;
  finds: Finds;
  /** Those that this person may treat: they can be ticked. */
  treatable: ReadonlySet<string>;
  /** More than one of the person's structures is in the list. */
  severalStructures: boolean;
  assign: AssignOrder;
};

/** The inbox of the public agent: what came, from whom, until when to pay, and who takes care of it. */
export function ReceivedTable({ rows, filter, today, finds, treatable, severalStructures, assign }: Props) {
  const t = useTranslations("received");
  const statuses = useTranslations("invoiceStatus");
  const locale = useLocale();
  const found = useFoundInside<ReceivedRow>(finds);
  const sorted = useSorting(filter);
  const columns: Column<ReceivedRow>[] = [
    {
      key: "number",
      header: t("columns.number"),
      rowHeader: true,
      nowrap: true,
      cell: (row) => <NumberCell row={row} filter={filter} tick={treatable.has(row.id)} />,
    },
    ...found,
    { key: "supplier", header: t("columns.supplier"), cell: (row) => row.supplierName },
    ...(severalStructures
      ? [{ key: "recipient", header: t("columns.recipient"), cell: (row: ReceivedRow) => row.recipientName }]
      : []),
    { key: "service", header: t("columns.service"), cell: (row) => row.serviceCode },
    {
      key: "madeAvailableAt",
      header: t("columns.madeAvailableAt"),
      nowrap: true,
      sort: sorted(filter.order === "newest" ? "oldest" : "newest", { newest: "descending", oldest: "ascending" }),
      cell: (row) => formatDate(parisDay(row.madeAvailableAt), locale),
    },
    {
      key: "dueOn",
      header: t("columns.dueOn"),
      nowrap: true,
      sort: sorted("due", { due: "ascending" }),
      cell: (row) => <DueCell row={row} today={today} />,
    },
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
    {
      key: "assignee",
      header: t("columns.assignee"),
      cell: (row) => <AssigneeCell row={row} filter={filter} may={treatable.has(row.id)} {...assign} />,
    },
  ];
  return <Table caption={t(`caption.${filter.view}`)} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

/** Headings that sort lead to the first page of the same list in that order. */
function useSorting(filter: ReceivedFilter) {
  return (
    order: ReceivedOrder,
    directions: Partial<Record<ReceivedOrder, "ascending" | "descending">>,
  ): NonNullable<Column<ReceivedRow>["sort"]> => {
    const direction = directions[filter.order];
    const href = routes.receivedInvoices(receivedQuery({ ...filter, order, after: null }));
    return { href, ...(direction ? { direction } : {}) };
  };
}

function NumberCell({ row, filter, tick }: { row: ReceivedRow; filter: ReceivedFilter; tick: boolean }) {
  const t = useTranslations("received");
  const types = useTranslations("invoices.types");
  const locale = useLocale();
  const link = (
    <Link href={routes.receivedInvoice(row.id, { liste: listText(filter) })} data-row-link="">
      {row.number}
    </Link>
  );
  return (
    <>
      {tick ? (
        <span className="tick">
          <input
            type="checkbox"
            form={CHOICE_FORM}
            name="choix"
            value={row.id}
            aria-label={t("choose", { number: row.number })}
          />
          {link}
        </span>
      ) : (
        link
      )}
      {row.invoiceType === "AVOIR" && <Badge>{types("AVOIR")}</Badge>}
      {isNew(row) && <Badge tone="wait">{t("new")}</Badge>}
      {row.downloadedAt && (
        <small className="muted below">
          {t("downloadedOn", { date: formatDate(parisDay(row.downloadedAt), locale) })}
        </small>
      )}
    </>
  );
}

/** Waiting, and nobody has taken the document yet. */
function isNew({ downloadedAt, status }: ReceivedRow): boolean {
  return downloadedAt === null && status === "MISE_A_DISPOSITION";
}
