import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText, Identifier } from "#components/ui/values.tsx";
import type { AttachmentLine } from "#lib/access/public.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

/** The structures of a person, each with the way to its sheet. */
export function StructuresTable({ lines }: { lines: readonly AttachmentLine[] }) {
  const t = useTranslations("structures");
  const words = useTranslations("attachments");
  const roles = useTranslations("rights.roles");
  return (
    <Table<AttachmentLine>
      caption={t("caption", { count: lines.length })}
      rows={lines}
      rowKey={(line) => line.structureId}
      columns={[
        {
          key: "name",
          header: t("legalName"),
          rowHeader: true,
          cell: (line) => <Link href={routes.structure(line.structureId)}>{line.legalName}</Link>,
        },
        {
          key: "identifier",
          header: t("identifier"),
          nowrap: true,
          cell: (line) => <Identifier value={line.identifier} />,
        },
        { key: "role", header: t("role"), cell: (line) => roles(line.role) },
        { key: "status", header: t("status"), cell: (line) => (line.active ? words("active") : words("inactive")) },
        { key: "town", header: t("town"), cell: (line) => line.town ?? "" },
        { key: "since", header: t("since"), nowrap: true, cell: (line) => <DateText value={parisDay(line.since)} /> },
      ]}
    />
  );
}
