import "server-only";
import { findLiveActivation } from "#lib/accounts/data/activation.ts";
import { openRequest } from "#lib/accounts/data/registration.ts";
import { trueNow as now } from "#lib/platform/clock.ts";

/** Whose account a link activates, or null when it leads nowhere any more. Looking does not use it: mail scanners open links too. */
export async function readActivation(token: string): Promise<{ email: string } | null> {
  const live = await findLiveActivation(token, now());
  return live && { email: live.user.loginEmail };
}

/** The address of a registration, out of the address of the page that follows it; null when that one is not ours or too old. */
export function readRegistration(request: string): { email: string } | null {
  const email = openRequest(request, now());
  return email === null ? null : { email };
}
