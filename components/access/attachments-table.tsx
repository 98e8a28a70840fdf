import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { Link } from "#components/ui/link.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText, Identifier } from "#components/ui/values.tsx";
import type { AttachmentLine } from "#lib/access/public.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

/** « Mes rattachements »: the structures a person acts for. */
export function AttachmentsTable({ lines }: { lines: readonly AttachmentLine[] }) {
  const t = useTranslations("attachments");
  const roles = useTranslations("rights.roles");
  return (
    <Table<AttachmentLine>
      caption={t("caption", { count: lines.length })}
      rows={lines}
      rowKey={(line) => line.structureId}
      columns={[
        {
          key: "identifier",
          header: t("identifier"),
          nowrap: true,
          cell: (line) => <Identifier value={line.identifier} />,
        },
        {
          key: "name",
          header: t("legalName"),
          rowHeader: true,
          cell: (line) => <Link href={routes.structure(line.structureId)}>{line.legalName}</Link>,
        },
        { key: "town", header: t("town"), cell: (line) => line.town ?? "" },
        { key: "kind", header: t("kind"), cell: (line) => t(`kinds.${line.kind}`) },
        { key: "role", header: t("role"), cell: (line) => roles(line.role) },
        { key: "status", header: t("status"), cell: (line) => (line.active ? t("active") : t("inactive")) },
        { key: "since", header: t("since"), nowrap: true, cell: (line) => <DateText value={parisDay(line.since)} /> },
        {
          key: "leave",
          header: t("leave"),
          hiddenHeader: true,
          cell: (line) => (
            <ButtonLink size="small" href={routes.leaveStructure(line.structureId)}>
              <span aria-hidden="true">{t("leave")}</span>
              <VisuallyHidden>{t("leaveFor", { name: line.legalName })}</VisuallyHidden>
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}
