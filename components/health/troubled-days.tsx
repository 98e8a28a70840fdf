import { useTranslations } from "next-intl";
import { Details } from "#components/ui/blocks.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { PartState } from "#lib/health/index.ts";
import type { HealthPart } from "#lib/health/public.ts";

type Row = { readonly part: HealthPart } & PartState["days"][number];

/** The days that were not as they should, in words: what the drawings show by colour and height. */
export function TroubledDays({ parts }: { parts: readonly PartState[] }) {
  const t = useTranslations("health");
  const rows = parts
    .flatMap(({ part, days }) => days.filter(({ slow, down }) => slow + down > 0).map((day): Row => ({ part, ...day })))
    .sort((a, b) => b.day.localeCompare(a.day));
  return (
    <Details summary={t("daysTitle")}>
      {rows.length === 0 ? (
        <p>{t("daysNone")}</p>
      ) : (
        <Table<Row>
          caption={t("daysCaption")}
          rows={rows}
          rowKey={({ part, day }) => `${part} ${day}`}
          columns={[
            {
              key: "day",
              header: t("day"),
              rowHeader: true,
              nowrap: true,
              cell: ({ day }) => <DateText value={day} />,
            },
            { key: "part", header: t("part"), cell: ({ part }) => t(`parts.${part}.name`) },
            { key: "slow", header: t("slowMinutes"), align: "end", cell: ({ slow }) => slow },
            { key: "down", header: t("downMinutes"), align: "end", cell: ({ down }) => down },
          ]}
        />
      )}
    </Details>
  );
}
