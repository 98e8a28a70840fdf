import "server-only";
import { randomBytes } from "node:crypto";
import { trueNow } from "#lib/platform/clock.ts";
import type { Tx } from "#lib/platform/db.ts";
import { keyedHash } from "#lib/platform/seal.ts";
import { LINK_DAYS } from "#lib/tickets/domain/limits.ts";

/** A link of its own for each mail about a ticket without account: 256 random bits, of which the hash alone is kept. */
export async function newLink(tx: Tx, ticketId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(trueNow().getTime() + LINK_DAYS * 86_400_000);
  await tx.ticketLink.create({ data: { tokenHash: linkHash(token) ?? "", ticketId, expiresAt } });
  return token;
}

/** The ticket that a link opens; null of a link that leads nowhere, or no longer. */
export async function ticketOfLink(over: Tx, token: string): Promise<string | null> {
  const tokenHash = linkHash(token);
  if (!tokenHash) return null;
  const link = await over.ticketLink.findUnique({ where: { tokenHash }, select: { ticketId: true, expiresAt: true } });
  return link && link.expiresAt > trueNow() ? link.ticketId : null;
}

/** Under what a link is kept; null of what no link can be. */
export function linkHash(token: string): string | null {
  return /^[\w-]{43}$/.test(token) ? keyedHash("ticket-link", token) : null;
}
