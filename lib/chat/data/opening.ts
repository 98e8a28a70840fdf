import "server-only";
import { settings } from "#lib/settings/index.ts";
import { isWorkingTime } from "#lib/shared/working-time.ts";

/** Whether a conversation may be asked for at an instant. */
export async function isChatTime(at: Date): Promise<boolean> {
  return (await settings()).chatHours === "always" || isWorkingTime(at);
}
