import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText, Identifier } from "#components/ui/values.tsx";
import type { ApprovalLine } from "#lib/access/public.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

/** Who waits for an answer, and for how long. */
export function ApprovalsTable({ lines }: { lines: readonly ApprovalLine[] }) {
  const t = useTranslations("approvals");
  return (
    <Table<ApprovalLine>
      caption={t("caption", { count: lines.length })}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: "person",
          header: t("person"),
          rowHeader: true,
          cell: (line) => <Link href={routes.approval(line.id)}>{line.person}</Link>,
        },
        {
          key: "structure",
          header: t("structure"),
          nowrap: true,
          cell: (line) => <Identifier value={line.identifier} />,
        },
        { key: "name", header: t("legalName"), cell: (line) => line.legalName },
        { key: "service", header: t("service"), cell: (line) => line.service?.code ?? t("wholeStructure") },
        {
          key: "asked",
          header: t("askedOn"),
          nowrap: true,
          cell: (line) => <DateText value={parisDay(line.askedAt)} />,
        },
        { key: "waiting", header: t("waiting"), nowrap: true, cell: (line) => t("days", { count: line.waitingDays }) },
      ]}
    />
  );
}
