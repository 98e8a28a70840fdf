import "server-only";
import { findAddressLink } from "#lib/accounts/data/address-token.ts";
import type { AddressPurpose } from "#lib/accounts/domain/address-link.ts";
import { trueNow as now } from "#lib/platform/clock.ts";

/** The address that a link verifies, or null when it leads nowhere any more. Looking does not use it: mail scanners open links too. */
export async function readAddressLink(purpose: AddressPurpose, token: string): Promise<{ email: string } | null> {
  const live = await findAddressLink(purpose, token, now());
  return live && { email: live.email };
}
