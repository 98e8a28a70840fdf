import "server-only";
import { isLive } from "#lib/content/domain/message.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

const load = () =>
  db().message.findMany({
    where: { startsAt: { lte: now() }, OR: [{ endsAt: null }, { endsAt: { gt: now() } }] },
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
    take: 100,
  });

export type MessageRow = Awaited<ReturnType<typeof load>>[number];

/** Each page asks whether there is a banner: one process asks the database once in so long. */
const KEPT_MS = 3_000;
let kept: { readonly at: number; readonly rows: Promise<MessageRow[]> } | null = null;

/** The messages of this moment, whoever they are for: a few rows, at most some seconds old. */
export async function liveMessages(): Promise<MessageRow[]> {
  const at = performance.now();
  if (!kept || at - kept.at > KEPT_MS) {
    const rows = load();
    kept = { at, rows };
    rows.catch(() => {
      kept = null;
    });
  }
  const moment = now();
  return (await kept.rows).filter((row) => isLive(row, moment));
}

/** For who has just changed one: the next page of this process sees it. */
export function forgetLiveMessages(): void {
  kept = null;
}
