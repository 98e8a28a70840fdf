import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Timeline } from "#components/ui/blocks.tsx";
import type { Tone } from "#components/ui/status.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { IncidentView } from "#lib/health/index.ts";
import { formatDateTime } from "#lib/shared/dates.ts";

const tone = ({ closedAt, level }: IncidentView): Tone => (closedAt ? "neutral" : level === "DOWN" ? "stop" : "warn");

/** Incidents as the measures opened and closed them, and what administrators said of them. */
export function Incidents({
  incidents,
  below,
}: {
  incidents: readonly IncidentView[];
  below?: (incident: IncidentView) => ReactNode;
}) {
  const t = useTranslations("health");
  const locale = useLocale();
  if (incidents.length === 0) return <p>{t("noIncident")}</p>;
  return (
    <Timeline
      items={incidents.map((incident) => ({
        key: incident.id,
        tone: tone(incident),
        title: t(`incident.${incident.level === "DOWN" ? "DOWN" : "SLOW"}`, { part: t(`parts.${incident.part}.name`) }),
        meta: incident.closedAt
          ? t("lasted", {
              from: formatDateTime(incident.openedAt, locale),
              until: formatDateTime(incident.closedAt, locale),
              minutes: Math.max(1, Math.round((incident.closedAt.getTime() - incident.openedAt.getTime()) / 60_000)),
            })
          : t("since", { from: formatDateTime(incident.openedAt, locale) }),
        body: (
          <>
            {incident.notes.map(({ id, at, french, english }) => (
              <p key={id} lang={locale === "en" && english === "" ? "fr" : undefined}>
                <span className="muted">
                  <DateText value={at} />{" "}
                </span>
                {locale === "en" && english !== "" ? english : french}
              </p>
            ))}
            {below?.(incident)}
          </>
        ),
      }))}
    />
  );
}
