import "server-only";
import type { Tx } from "#lib/platform/db.ts";
import { settings } from "#lib/settings/queries/settings.ts";
import type { OpeningHours } from "#lib/shared/working-time.ts";

/** When the support of the portal is open on a working day: for chats, and for the waiting of tickets. */
export async function supportHours(over?: Tx): Promise<OpeningHours> {
  const { supportOpens, supportCloses } = await settings(over);
  return { opens: minutesOf(supportOpens), closes: minutesOf(supportCloses) };
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
