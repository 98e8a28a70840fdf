import { useLocale, useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { Amount, Identifier } from "#components/ui/values.tsx";
import { oldestOf, type PortfolioQueue, type PortfolioRow, type PortfolioWork } from "#lib/invoices/public.ts";
import { daysBetween, formatDate, type IsoDate, parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

/** Where each work is done. */
const LISTS = {
  issued: routes.issuedWorkList,
  received: routes.receivedInvoices,
  toValidate: routes.invoicesToValidate,
} as const satisfies Record<PortfolioWork, unknown>;

type Props = {
  rows: readonly PortfolioRow[];
  total: number;
  /** Those that the person has somewhere: the others have no column. */
  works: readonly PortfolioWork[];
  today: IsoDate;
};

/** One line for each structure: what waits for each work, since when, for how much; its links open that structure's own lists. */
export function PortfolioTable({ rows, total, works, today }: Props) {
  const t = useTranslations("portfolio");
  const waiting = (work: PortfolioWork): Column<PortfolioRow> => ({
    key: work,
    header: t(`columns.${work}`),
    align: "end",
    cell: (row) => (
      <Waiting
        queue={row[work]}
        href={LISTS[work]({ structure: row.structureId })}
        label={t(`open.${work}`, { name: row.name })}
      />
    ),
  });
  const drafts: Column<PortfolioRow> = {
    key: "drafts",
    header: t("columns.drafts"),
    align: "end",
    cell: (row) => (row.issued?.drafts ? row.issued.drafts : null),
  };
  const last: Column<PortfolioRow> = {
    key: "last",
    header: t("columns.last"),
    nowrap: true,
    cell: (row) => <LastDeposit row={row} today={today} />,
  };
  const columns: Column<PortfolioRow>[] = [
    {
      key: "name",
      header: t("columns.structure"),
      rowHeader: true,
      cell: (row) => (
        <>
          {row.name}
          <small className="muted below">
            <Identifier value={row.identifier} />
          </small>
        </>
      ),
    },
    ...works.flatMap((work) => (work === "issued" ? [waiting(work), drafts] : [waiting(work)])),
    { key: "oldest", header: t("columns.oldest"), nowrap: true, cell: (row) => <Oldest row={row} today={today} /> },
    ...(works.includes("issued") ? [last] : []),
  ];
  return (
    <Table
      caption={t("caption", { shown: rows.length, total })}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.structureId}
    />
  );
}

function Waiting({ queue, href, label }: { queue: PortfolioQueue | null; href: string; label: string }) {
  const t = useTranslations("portfolio");
  if (!queue) return <span className="muted">{t("noRight")}</span>;
  if (queue.waiting === 0) return <span className="muted">{t("nothing")}</span>;
  return (
    <>
      <Link href={href} aria-label={label}>
        {t("invoices", { count: queue.waiting })}
      </Link>{" "}
      <Amount value={queue.amount} />
    </>
  );
}

function Oldest({ row, today }: { row: PortfolioRow; today: IsoDate }) {
  const t = useTranslations("portfolio");
  const oldest = oldestOf(row);
  return oldest && t("days", { days: daysBetween(parisDay(oldest), today) });
}

/** When an invoice of that structure last left. */
function LastDeposit({ row, today }: { row: PortfolioRow; today: IsoDate }) {
  const t = useTranslations("portfolio");
  const locale = useLocale();
  if (!row.issued) return null;
  if (!row.issued.last) return <span className="muted">{t("never")}</span>;
  const day = parisDay(row.issued.last);
  return (
    <>
      {formatDate(day, locale)}
      <small className="muted below">{t("ago", { days: daysBetween(day, today) })}</small>
    </>
  );
}
