import { useTranslations } from "next-intl";
import { Table } from "#components/ui/table.tsx";
import { Identifier } from "#components/ui/values.tsx";
import type { RightLine } from "#lib/access/public.ts";

/** « Mes Habilitations »: one line per profile, in the columns of the reference portal. */
export function RightsTable({ lines }: { lines: readonly RightLine[] }) {
  const t = useTranslations("rights");
  const profile = ({ application, level, byRole }: RightLine) =>
    [`${t(`applications.${application}`)} ${t(`levels.${level}`)}`, byRole && `(${t("byRole")})`]
      .filter(Boolean)
      .join(" ");
  return (
    <Table<RightLine>
      caption={t("caption", { count: lines.length })}
      rows={lines}
      rowKey={(line) => line.key}
      columns={[
        {
          key: "structure",
          header: t("structure"),
          nowrap: true,
          cell: (line) => <Identifier value={line.identifier} />,
        },
        { key: "name", header: t("legalName"), rowHeader: true, cell: (line) => line.legalName },
        { key: "code", header: t("serviceCode"), cell: (line) => line.service?.code ?? t("wholeStructure") },
        { key: "label", header: t("serviceLabel"), cell: (line) => line.service?.label ?? "" },
        { key: "profile", header: t("profile"), cell: profile },
      ]}
    />
  );
}
