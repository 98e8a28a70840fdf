import { useLocale, useTranslations } from "next-intl";
import { Timeline } from "#components/ui/blocks.tsx";
import { formatDateTime } from "#lib/shared/dates.ts";
import { STRUCTURE_HISTORY, type StructureEvent } from "#lib/structures/public.ts";

/** What sentences may ask for and an older event may lack. */
const NOTHING = {
  version: "",
  code: "",
  approved: "",
  account: "",
  before: "",
  side: "",
  deactivated: "",
  outcome: "",
  means: "",
  count: "0",
} as const;

/** What happened in a structure, in sentences, with who did it. */
export function StructureHistory({ events }: { events: readonly StructureEvent[] }) {
  const t = useTranslations("structureHistory");
  const locale = useLocale();
  if (events.length === 0) return <p>{t("empty")}</p>;
  return (
    <Timeline
      items={events.map(({ id, at, key, person, about, detail, fields }) => ({
        key: id,
        tone: STRUCTURE_HISTORY[key],
        title: t(`events.${key}`, { ...NOTHING, ...detail, about: about ?? t("somebody") }),
        meta: person
          ? t("by", { date: formatDateTime(at, locale), person })
          : t("byNobody", { date: formatDateTime(at, locale) }),
        body:
          fields.length > 0
            ? t("changed", { fields: fields.map((name) => t(`fields.${name}`)).join(", ") })
            : undefined,
      }))}
    />
  );
}
