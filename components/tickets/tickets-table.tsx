import { useLocale, useTranslations } from "next-intl";
import { LevelText, TicketStatusDot } from "#components/tickets/status.tsx";
import { Link } from "#components/ui/link.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import { formatDate, parisDay } from "#lib/shared/dates.ts";
import type { TicketFilter, TicketGroup, TicketSort } from "#lib/tickets/index.ts";
import type { TicketLine } from "#lib/tickets/public.ts";

type Props = {
  lines: readonly TicketLine[];
  filter: TicketFilter;
  /** Where one ticket is, and the list in another order. */
  open: (ticketId: string) => string;
  sorted: (sort: TicketSort) => string;
  /** For those who answer: who sent it, who has it, how it stands. */
  desk?: boolean;
};

/** Any list of tickets, in the columns of the portal (domain reference § 14.2), each of which sorts it. */
export function TicketsTable({ lines, filter, open, sorted, desk = false }: Props) {
  const locale = useLocale();
  const t = useTranslations("tickets");
  const sort = (column: TicketSort) => ({
    href: sorted(column),
    ...(filter.sort === column
      ? { direction: filter.direction === "croissant" ? ("ascending" as const) : ("descending" as const) }
      : {}),
  });
  const columns: Column<TicketLine>[] = [
    {
      key: "number",
      header: t("list.number"),
      rowHeader: true,
      nowrap: true,
      sort: sort("numero"),
      cell: (line) => <Link href={open(line.id)}>{line.number}</Link>,
    },
    {
      key: "title",
      header: t("list.description"),
      sort: sort("description"),
      cell: (line) => <span className="quoted">{line.title}</span>,
    },
    {
      key: "created",
      header: t("list.created"),
      nowrap: true,
      sort: sort("cree"),
      cell: (line) => <DateText value={line.createdAt} />,
    },
    { key: "category", header: t("list.category"), sort: sort("categorie"), cell: (line) => line.category },
    {
      key: "subcategory",
      header: t("list.subcategory"),
      sort: sort("sous-categorie"),
      cell: (line) => line.subcategory,
    },
    {
      key: "status",
      header: t("list.status"),
      sort: sort("statut"),
      cell: (line) => <TicketStatusDot status={line.status} />,
    },
  ];
  const more: Column<TicketLine>[] = [
    { key: "issuer", header: t("desk.issuer"), cell: (line) => <span className="quoted">{line.issuer}</span> },
    { key: "assignee", header: t("desk.assignee"), cell: (line) => line.assignee ?? t("desk.nobody") },
    { key: "level", header: t("desk.age"), cell: (line) => <LevelText level={line.level} /> },
  ];
  const groups: Record<TicketGroup, (line: TicketLine) => string> = {
    description: ({ title }) => title,
    cree: ({ createdAt }) => formatDate(parisDay(createdAt), locale, "long"),
    categorie: ({ category }) => category,
    "sous-categorie": ({ subcategory }) => subcategory,
    statut: ({ status }) => t(`statuses.${status}`),
  };
  return (
    <Table<TicketLine>
      {...(filter.group ? { groupOf: groups[filter.group] } : {})}
      caption={t("list.caption")}
      rows={lines}
      rowKey={(line) => line.id}
      columns={desk ? [...columns, ...more] : columns}
    />
  );
}
