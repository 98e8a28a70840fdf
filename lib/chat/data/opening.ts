import "server-only";
import { env } from "#lib/platform/env.ts";
import { isWorkingTime } from "#lib/shared/working-time.ts";

/** Whether a conversation may be asked for at an instant. */
export function isChatTime(at: Date): boolean {
  return env().CHAT_HOURS === "always" || isWorkingTime(at);
}
