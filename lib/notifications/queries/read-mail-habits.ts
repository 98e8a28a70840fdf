import "server-only";
import { toHabits } from "#lib/notifications/data/mail-habits.ts";
import { DEFAULT_HABITS, type MailApplication, type MailHabits } from "#lib/notifications/domain/grouping.ts";
import { db } from "#lib/platform/db.ts";

/** How each application writes to a person: as they chose, else as it does by default. */
export async function readMailHabits(userId: string): Promise<Readonly<Record<MailApplication, MailHabits>>> {
  const rows = await db().mailRhythm.findMany({ where: { userId } });
  const chosen = Object.fromEntries(rows.map((row) => [row.application, toHabits(row)]));
  return { ...DEFAULT_HABITS, ...chosen };
}
