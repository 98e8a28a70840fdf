import "server-only";
import { appUri, newAppSecret } from "#lib/accounts/data/app-code.ts";
import type { Owner } from "#lib/accounts/data/change-factors.ts";
import { openPendingApp, sealPendingApp } from "#lib/accounts/data/pending-app.ts";
import { groupSecret } from "#lib/accounts/domain/totp.ts";
import { trueNow as now } from "#lib/platform/clock.ts";

export type ProposedApp = {
  /** What the QR code says. */
  readonly uri: string;
  /** The same to type by hand, in groups of four. */
  readonly grouped: string;
};

/** A new secret for an app, sealed: the address of the page that shows it carries it, so that a refused code does not change the picture. */
export function newPendingApp(owner: Owner): string {
  return sealPendingApp(owner, newAppSecret(), now());
}

/** What the page shows of a sealed secret, or null when it is not of this session or too old. */
export function readPendingApp(owner: Owner & { readonly email: string }, sealed: string): ProposedApp | null {
  const secret = openPendingApp(owner, sealed, now());
  return secret === null ? null : { uri: appUri(secret, owner.email), grouped: groupSecret(secret) };
}
