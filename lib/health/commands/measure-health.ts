import "server-only";
import { MEASURES } from "#lib/health/data/measures.ts";
import { incidentMove, type Measured } from "#lib/health/domain/incidents.ts";
import {
  DAYS_KEPT,
  HEALTH_LEVELS,
  HEALTH_PARTS,
  type HealthPart,
  levelOf,
  MINUTES_KEPT_HOURS,
  NO_ANSWER,
} from "#lib/health/domain/parts.ts";
import { trueNow } from "#lib/platform/clock.ts";
import { db, type Tx, transaction } from "#lib/platform/db.ts";
import { addDays, dateOf, parisDay } from "#lib/shared/dates.ts";
import { newId } from "#lib/shared/ids.ts";

const MINUTE = 60_000;
/** Measures that decide about an incident. */
const LOOKED_AT = 5;

/**
 * Every minute: measures each part, keeps what was found, and opens or closes incidents by it (F-157). A minute is kept once, however many workers
 * measure it. Goes by the world's time: an outage is one, however a test bench moved the portal's.
 */
export async function measureHealth(measures: typeof MEASURES = MEASURES): Promise<void> {
  const at = trueNow();
  const minute = new Date(Math.floor(at.getTime() / MINUTE) * MINUTE);
  const found = await Promise.all(HEALTH_PARTS.map(async (part) => ({ part, value: await outcomeOf(measures[part]) })));
  await transaction(async (tx) => {
    for (const { part, value } of found) await keep(tx, part, minute, value);
  });
  await forget(at);
}

/** A measure that never comes back must not stop the others. */
async function outcomeOf(measure: () => Promise<number>): Promise<number> {
  const late = new Promise<number>((resolve) => setTimeout(resolve, 15_000, NO_ANSWER).unref());
  return Promise.race([measure().catch(() => NO_ANSWER), late]);
}

async function keep(tx: Tx, part: HealthPart, minute: Date, value: number): Promise<void> {
  const level = levelOf(part, value);
  const { count } = await tx.healthMinute.createMany({ data: [{ part, minute, level, value }], skipDuplicates: true });
  if (count === 0) return;
  const day = dateOf(parisDay(minute));
  const column = ({ UP: "up", SLOW: "slow", DOWN: "down" } as const)[level];
  await tx.healthDay.upsert({
    where: { part_day: { part, day } },
    create: { part, day, [column]: 1 },
    update: { [column]: { increment: 1 } },
  });
  await moveIncident(tx, part, minute);
}

async function moveIncident(tx: Tx, part: HealthPart, minute: Date): Promise<void> {
  const rows = await tx.healthMinute.findMany({
    where: { part, minute: { gt: new Date(minute.getTime() - LOOKED_AT * MINUTE), lte: minute } },
    orderBy: { minute: "desc" },
  });
  const incident = await tx.healthIncident.findFirst({ where: { part, closedAt: null } });
  const measures = rows.flatMap((row): Measured[] => {
    const level = HEALTH_LEVELS.find((one) => one === row.level);
    return level ? [{ minute: row.minute, level }] : [];
  });
  const move = incidentMove(measures, incident && (incident.level === "DOWN" ? "DOWN" : "SLOW"));
  if (move?.kind === "open")
    await tx.healthIncident.createMany({
      data: [{ id: newId(), part, level: move.level, openedAt: move.at }],
      skipDuplicates: true,
    });
  if (!incident) return;
  if (move?.kind === "worsen") await tx.healthIncident.update({ where: { id: incident.id }, data: { level: "DOWN" } });
  if (move?.kind === "close")
    await tx.healthIncident.update({ where: { id: incident.id }, data: { closedAt: move.at } });
}

async function forget(at: Date): Promise<void> {
  const oldest = dateOf(addDays(parisDay(at), -DAYS_KEPT));
  await db().healthMinute.deleteMany({
    where: { minute: { lt: new Date(at.getTime() - MINUTES_KEPT_HOURS * 60 * MINUTE) } },
  });
  await db().healthDay.deleteMany({ where: { day: { lt: oldest } } });
  await db().healthIncident.deleteMany({ where: { closedAt: { lt: oldest } } });
}
