import { useLocale, useTranslations } from "next-intl";
import { StatusDot, type Tone } from "#components/ui/status.tsx";
import type { PartState } from "#lib/health/index.ts";
import type { DayLevel, HealthLevel } from "#lib/health/public.ts";
import { formatDate } from "#lib/shared/dates.ts";
import { numberFormat } from "#lib/shared/intl.ts";

const TONES: Readonly<Record<HealthLevel, Tone>> = { UP: "ok", SLOW: "warn", DOWN: "stop" };
const FILLS: Readonly<Record<DayLevel, string>> = { UP: "ok", SLOW: "warn", DOWN: "stop", UNMEASURED: "none" };

/** Each part: what it is now, and its ninety days, drawn and in a figure. */
export function HealthParts({ parts }: { parts: readonly PartState[] }) {
  const t = useTranslations("health");
  const locale = useLocale();
  const share = numberFormat(locale, { style: "percent", minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <ul className="health-parts">
      {parts.map(({ part, now, availability, days }) => (
        <li key={part}>
          <div className="health-head">
            <h3>{t(`parts.${part}.name`)}</h3>
            <HealthDot level={now} />
          </div>
          <p className="muted">{t(`parts.${part}.text`)}</p>
          <svg className="health-days" viewBox="0 0 450 24" preserveAspectRatio="none" aria-hidden="true">
            {days.map(({ day, level }, index) => (
              <rect
                key={day}
                className={`health-${FILLS[level]}`}
                x={index * 5}
                y={SHORT[level]}
                width="4"
                height={24 - SHORT[level]}
              >
                <title>{t("dayLevel", { date: formatDate(day, locale), level: t(`days.${level}`) })}</title>
              </rect>
            ))}
          </svg>
          <p>{availability === null ? t("unmeasured") : t("availability", { share: share.format(availability) })}</p>
        </li>
      ))}
    </ul>
  );
}

/** A day is told by its height as well as by its colour. */
const SHORT: Readonly<Record<DayLevel, number>> = { UP: 0, SLOW: 8, DOWN: 14, UNMEASURED: 21 };

export function HealthDot({ level }: { level: HealthLevel | null }) {
  const t = useTranslations("health");
  return level === null ? (
    <StatusDot tone="neutral">{t("levels.UNMEASURED")}</StatusDot>
  ) : (
    <StatusDot tone={TONES[level]}>{t(`levels.${level}`)}</StatusDot>
  );
}
