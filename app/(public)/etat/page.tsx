import type { Metadata } from "next";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { Incidents } from "#components/health/incidents.tsx";
import { HealthParts } from "#components/health/part-table.tsx";
import { TroubledDays } from "#components/health/troubled-days.tsx";
import { Notice, type NoticeTone } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { DateText } from "#components/ui/values.tsx";
import { portalState } from "#lib/health/index.ts";
import { type HealthLevel, worst } from "#lib/health/public.ts";

const TONES: Readonly<Record<HealthLevel, NoticeTone>> = { UP: "ok", SLOW: "warn", DOWN: "stop" };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("health");
  return { title: t("title"), description: t("lead") };
}

/** What works now and what did in the last ninety days (F-157): measured every minute, for everybody. */
export default async function PortalStatePage() {
  // Never drawn ahead of time: what it says is of this minute.
  await connection();
  const [t, { parts, incidents, measuredAt }] = await Promise.all([getTranslations("health"), portalState()]);
  const levels = parts.flatMap(({ now }) => now ?? []);
  const whole = levels.length === parts.length ? worst(levels) : null;
  return (
    <Page title={t("title")} lead={t("lead")}>
      <div className="page-sections">
        <Notice tone={whole ? TONES[whole] : "warn"} title={t(`whole.${whole ?? "UNMEASURED"}`)}>
          {measuredAt && (
            <p>
              {t("measuredAt")} <DateText value={measuredAt} />
            </p>
          )}
        </Notice>
        <section aria-labelledby="parties">
          <h2 id="parties">{t("partsTitle")}</h2>
          <p className="muted">{t("legend")}</p>
          <HealthParts parts={parts} />
          <TroubledDays parts={parts} />
        </section>
        <section aria-labelledby="incidents">
          <h2 id="incidents">{t("incidentsTitle")}</h2>
          <Incidents incidents={incidents} />
        </section>
      </div>
    </Page>
  );
}
