import "server-only";
import { randomBytes } from "node:crypto";
import { trueNow } from "#lib/platform/clock.ts";
import type { Tx } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { keyedHash } from "#lib/platform/seal.ts";
import { settings } from "#lib/settings/index.ts";

/** The address to which the reader of one mail can answer; null while mail does not come in. Hexadecimal: some servers change the case. */
export async function newReplyAddress(tx: Tx, ticketId: string, userId: string | null): Promise<string | null> {
  const domain = env().MAIL_IN_DOMAIN;
  if (!domain) return null;
  const token = randomBytes(20).toString("hex");
  const { ticketLinkDays } = await settings(tx);
  const expiresAt = new Date(trueNow().getTime() + ticketLinkDays * 86_400_000);
  await tx.ticketReply.create({ data: { tokenHash: keyedHash("ticket-reply", token), ticketId, userId, expiresAt } });
  return `ticket-${token}@${domain}`;
}

/** Whose answer to which ticket an address stands for; null of one that was never given, or is too old. */
export async function replyOf(over: Tx, address: string): Promise<{ ticketId: string; userId: string | null } | null> {
  const [local = "", domain] = address.toLowerCase().split("@");
  const token = /^ticket-([0-9a-f]{40})$/.exec(local)?.[1];
  if (!token || domain !== env().MAIL_IN_DOMAIN?.toLowerCase()) return null;
  const row = await over.ticketReply.findUnique({
    where: { tokenHash: keyedHash("ticket-reply", token) },
    select: { ticketId: true, userId: true, expiresAt: true },
  });
  return row && row.expiresAt > trueNow() ? row : null;
}
