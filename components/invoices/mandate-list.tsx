import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import { routes } from "#lib/shared/routes.ts";

type Row = {
  readonly structureId: string;
  readonly structureName: string;
  readonly valid: boolean;
  readonly standing: { readonly givenAt: Date; readonly givenByName: string } | null;
};

/** « Gérer un mandat de facturation »: where each structure stands. */
export function MandateList({ mandates }: { mandates: readonly Row[] }) {
  const t = useTranslations("mandate");
  return (
    <section aria-labelledby="mandats">
      <h2 id="mandats">{t("listTitle")}</h2>
      <Table
        caption={t("listTitle")}
        captionHidden
        rows={mandates}
        rowKey={({ structureId }) => structureId}
        columns={[
          { key: "name", header: t("structure"), rowHeader: true, cell: (row) => row.structureName },
          {
            key: "state",
            header: t("state"),
            cell: (row) => (row.valid ? t("valid") : row.standing ? t("outdated") : t("none")),
          },
          {
            key: "given",
            header: t("givenOn"),
            cell: ({ standing }) =>
              standing && (
                <>
                  <DateText value={standing.givenAt} /> <span className="field-help">{standing.givenByName}</span>
                </>
              ),
          },
          {
            key: "actions",
            header: t("actions"),
            hiddenHeader: true,
            cell: (row) => (
              <Link href={routes.mandate(row.structureId)}>
                {row.valid ? t("see") : t("subscribe")} <span className="visually-hidden">{row.structureName}</span>
              </Link>
            ),
          },
        ]}
      />
    </section>
  );
}
