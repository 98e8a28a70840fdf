import { useLocale, useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { Amount, Identifier } from "#components/ui/values.tsx";
import type { PortfolioRow, PortfolioSide } from "#lib/invoices/public.ts";
import { daysBetween, formatDate, type IsoDate, parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { rows: readonly PortfolioRow[]; total: number; today: IsoDate };

/** One line for each structure: what waits on each side, since when, for how much; its links open that structure's own lists. */
export function PortfolioTable({ rows, total, today }: Props) {
  const t = useTranslations("portfolio");
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
    {
      key: "issued",
      header: t("columns.issued"),
      align: "end",
      cell: (row) => (
        <Waiting
          side={row.issued}
          href={routes.issuedWorkList({ structure: row.structureId })}
          label={t("openIssued", { name: row.name })}
        />
      ),
    },
    {
      key: "drafts",
      header: t("columns.drafts"),
      align: "end",
      cell: (row) => (row.issued?.drafts ? row.issued.drafts : null),
    },
    {
      key: "received",
      header: t("columns.received"),
      align: "end",
      cell: (row) => (
        <Waiting
          side={row.received}
          href={routes.receivedInvoices({ structure: row.structureId })}
          label={t("openReceived", { name: row.name })}
        />
      ),
    },
    { key: "oldest", header: t("columns.oldest"), nowrap: true, cell: (row) => <Oldest row={row} today={today} /> },
    { key: "last", header: t("columns.last"), nowrap: true, cell: (row) => <LastDeposit row={row} today={today} /> },
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

function Waiting({ side, href, label }: { side: PortfolioSide | null; href: string; label: string }) {
  const t = useTranslations("portfolio");
  if (!side) return <span className="muted">{t("noRight")}</span>;
  if (side.waiting === 0) return <span className="muted">{t("nothing")}</span>;
  return (
    <>
      <Link href={href} aria-label={label}>
        {t("invoices", { count: side.waiting })}
      </Link>{" "}
      <Amount value={side.amount} />
    </>
  );
}

function Oldest({ row, today }: { row: PortfolioRow; today: IsoDate }) {
  const t = useTranslations("portfolio");
  const dates = [row.issued?.oldest, row.received?.oldest].flatMap((date) => (date ? [date.getTime()] : []));
  if (dates.length === 0) return null;
  return t("days", { days: daysBetween(parisDay(new Date(Math.min(...dates))), today) });
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
