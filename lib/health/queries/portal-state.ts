import "server-only";
import { availability, type DayLevel, dayLevel } from "#lib/health/domain/days.ts";
import {
  DAYS_KEPT,
  HEALTH_LEVELS,
  HEALTH_PARTS,
  type HealthLevel,
  type HealthPart,
  STALE_MINUTES,
} from "#lib/health/domain/parts.ts";
import { trueNow } from "#lib/platform/clock.ts";
import { db, pool } from "#lib/platform/db.ts";
import { addDays, dateOf, type IsoDate, isoDateOf, parisDay } from "#lib/shared/dates.ts";

/** What each part was at its last measure; a part that nobody measured lately is absent. */
export type HealthNow = Readonly<Partial<Record<HealthPart, HealthLevel>>>;

export async function healthNow(): Promise<HealthNow> {
  const since = new Date(trueNow().getTime() - STALE_MINUTES * 60_000);
  const { rows } = await pool().query<{ part: string; level: string }>(
    "select distinct on (part) part, level from health_minute where minute > $1 order by part, minute desc",
    [since],
  );
  return Object.fromEntries(rows.map(({ part, level }) => [part, level]));
}

export type PartState = {
  readonly part: HealthPart;
  /** Null: not measured in the last minutes. */
  readonly now: HealthLevel | null;
  /** Of the measured minutes of the days below; null when there is none. */
  readonly availability: number | null;
  /** Ninety days, the oldest first. */
  readonly days: readonly {
    readonly day: IsoDate;
    readonly level: DayLevel;
    readonly slow: number;
    readonly down: number;
  }[];
};

export type IncidentView = {
  readonly id: string;
  readonly part: HealthPart;
  readonly level: HealthLevel;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly notes: readonly {
    readonly id: string;
    readonly at: Date;
    readonly french: string;
    readonly english: string;
  }[];
};

export type PortalState = {
  readonly parts: readonly PartState[];
  readonly incidents: readonly IncidentView[];
  /** When anything was last measured; null before the first time. */
  readonly measuredAt: Date | null;
};

const INCIDENTS_SHOWN = 50;

/** What works now, and what did in the last ninety days: measured, and said to everybody (F-157). */
export async function portalState(): Promise<PortalState> {
  const today = parisDay(trueNow());
  const first = addDays(today, 1 - DAYS_KEPT);
  const [now, days, incidents, last] = await Promise.all([
    healthNow(),
    db().healthDay.findMany({ where: { day: { gte: dateOf(first) } } }),
    db().healthIncident.findMany({
      where: { OR: [{ closedAt: null }, { closedAt: { gte: dateOf(first) } }] },
      orderBy: { openedAt: "desc" },
      take: INCIDENTS_SHOWN,
      include: { notes: { orderBy: { at: "asc" }, select: { id: true, at: true, french: true, english: true } } },
    }),
    db().healthMinute.findFirst({ orderBy: { minute: "desc" }, select: { minute: true } }),
  ]);
  const known = new Map(days.map((row) => [`${row.part} ${isoDateOf(row.day)}`, row]));
  return {
    measuredAt: last?.minute ?? null,
    incidents: incidents.flatMap(({ part, level, ...incident }) => {
      const known = HEALTH_PARTS.find((one) => one === part);
      return known ? [{ ...incident, part: known, level: HEALTH_LEVELS.find((one) => one === level) ?? "SLOW" }] : [];
    }),
    parts: HEALTH_PARTS.map((part) => {
      const counts = Array.from({ length: DAYS_KEPT }, (_, index) => {
        const day = addDays(first, index);
        const { up, slow, down } = known.get(`${part} ${day}`) ?? { up: 0, slow: 0, down: 0 };
        return { day, up, slow, down };
      });
      return {
        part,
        now: now[part] ?? null,
        availability: availability(counts),
        days: counts.map((one) => ({ day: one.day, level: dayLevel(one), slow: one.slow, down: one.down })),
      };
    }),
  };
}
