import "server-only";
import { randomBytes } from "node:crypto";
import { INVITATION_LIMITS } from "#lib/access/domain/invitations.ts";
import type { Tx } from "#lib/platform/db.ts";
import { rateLimits } from "#lib/platform/rate-limit.ts";
import { keyedHash } from "#lib/platform/seal.ts";

export const { take } = rateLimits(INVITATION_LIMITS);

/** 256 random bits for the link. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

export function tokenHash(token: string): string {
  return keyedHash("invitation", token);
}

/** A waiting invitation becomes what was decided, if it still waits: of two decisions at once the second changes nothing. */
export async function decideInvitation(
  tx: Tx,
  id: string,
  status: "ACCEPTED" | "DECLINED" | "CANCELLED",
  at: Date,
): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { id, status: "PENDING", expiresAt: { gt: at } },
    data: { status, decidedAt: at },
  });
  return count === 1;
}

/** Whoever stops managing a structure leaves no invitation behind that opens it again. */
export async function dropInvitationsBy(tx: Tx, userId: string, structureId: string, at: Date): Promise<void> {
  await tx.invitation.updateMany({
    where: { invitedById: userId, structureId, status: "PENDING" },
    data: { status: "CANCELLED", decidedAt: at },
  });
}
