import { useLocale, useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";
import { Table } from "#components/ui/table.tsx";
import { countryName } from "#lib/shared/countries.ts";
import type { Difference, RegisterComparison } from "#lib/structures/index.ts";

/** What the register says of a structure beside what the portal has, before anything is saved. */
export function RegisterComparisonView({ compared }: { compared: RegisterComparison }) {
  const t = useTranslations("refreshStructure");
  const fields = useTranslations("createStructure");
  const locale = useLocale();
  if (compared.kind !== "known")
    return (
      <Notice tone="warn" title={t(`${compared.kind}Title`)}>
        <p>{t(compared.kind)}</p>
      </Notice>
    );
  const textOf = (field: string, value: string | null) =>
    value ? (field === "country" ? countryName(value, locale) : value) : t("nothing");
  return (
    <>
      {!compared.active && (
        <Notice tone="warn" title={t("closedTitle")}>
          <p>{t("closed")}</p>
        </Notice>
      )}
      {compared.undisclosed && (
        <Notice>
          <p>{t("undisclosed")}</p>
        </Notice>
      )}
      {compared.differences.length === 0 ? (
        <Notice title={t("sameTitle")}>
          <p>{t("same")}</p>
        </Notice>
      ) : (
        <Table<Difference>
          caption={t("caption")}
          rows={compared.differences}
          rowKey={({ field }) => field}
          columns={[
            { key: "field", header: t("field"), rowHeader: true, cell: ({ field }) => fields(field) },
            { key: "before", header: t("before"), cell: ({ field, before }) => textOf(field, before) },
            { key: "after", header: t("after"), cell: ({ field, after }) => textOf(field, after) },
          ]}
        />
      )}
      <p className="muted">{t("nameLocked")}</p>
    </>
  );
}
