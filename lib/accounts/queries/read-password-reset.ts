import "server-only";
import { findLiveReset } from "#lib/accounts/data/reset-token.ts";
import { trueNow as now } from "#lib/platform/clock.ts";

/** Whose password a link changes, or null when it leads nowhere any more. Looking does not use it: mail scanners open links too. */
export async function readPasswordReset(token: string | undefined): Promise<{ email: string } | null> {
  const live = await findLiveReset(token ?? "", now());
  return live && { email: live.user.loginEmail };
}
