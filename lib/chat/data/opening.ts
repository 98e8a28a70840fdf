import "server-only";
import { settings, supportHours } from "#lib/settings/index.ts";
import { isWorkingTime, type OpeningHours } from "#lib/shared/working-time.ts";

/** The hours within which a conversation may be asked for; null where it may whenever an agent is there. */
export async function keptHours(): Promise<OpeningHours | null> {
  return (await settings()).chatHours === "always" ? null : supportHours();
}

/** Whether a conversation may be asked for at an instant. */
export async function isChatTime(at: Date): Promise<boolean> {
  const hours = await keptHours();
  return hours === null || isWorkingTime(at, hours);
}
