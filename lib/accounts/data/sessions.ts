import "server-only";
import { newTicket, ticketHash } from "#lib/accounts/data/tokens.ts";
import type { ProofKind } from "#lib/accounts/domain/proof.ts";
import { expiryOf } from "#lib/accounts/domain/session.ts";
import type { Tx } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";

/** Where a request came from, as far as it can be known. */
export type Origin = { readonly address: string | null; readonly userAgent: string | null };

export type NewSession = {
  readonly userId: string;
  readonly state: "PASSWORD_ONLY" | "FULL";
  readonly factor?: ProofKind;
  readonly at: Date;
  readonly from: Origin;
};

/** How long a browser has to exchange its ticket for a cookie: the same request does it. */
const TICKET_SECONDS = 30;

/** Opens a session under a new id and hands out the single-use ticket with which the cookie is made. */
export async function openSession(tx: Tx, session: NewSession): Promise<{ sessionId: string; ticket: string }> {
  const { userId, state, at, from } = session;
  const sessionId = newId(at.getTime());
  await tx.session.create({
    data: {
      id: sessionId,
      userId,
      state,
      secondFactorKind: session.factor ?? null,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: expiryOf(state, at),
      provenAt: state === "FULL" ? at : null,
      userAgent: from.userAgent?.slice(0, 300) ?? null,
      address: from.address,
    },
  });
  const ticket = newTicket();
  await tx.verificationToken.create({
    data: {
      id: newId(at.getTime()),
      userId,
      purpose: "SESSION_TICKET",
      tokenHash: ticketHash(ticket),
      sessionId,
      createdAt: at,
      expiresAt: new Date(at.getTime() + TICKET_SECONDS * 1000),
    },
  });
  return { sessionId, ticket };
}

/** Ends every session of a person, half or full, with their tickets and codes. Gives how many were open. `except` goes on. */
export async function endAllSessions(
  tx: Tx,
  userId: string,
  reason: string,
  at: Date,
  except?: string | null,
): Promise<number> {
  const ended = await tx.session.updateMany({
    where: { userId, revokedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { revokedAt: at, revokedReason: reason },
  });
  await tx.verificationToken.updateMany({
    where: {
      userId,
      purpose: { in: ["SESSION_TICKET", "EMAIL_CODE"] },
      usedAt: null,
      ...(except ? { OR: [{ sessionId: null }, { sessionId: { not: except } }] } : {}),
    },
    data: { usedAt: at },
  });
  return ended.count;
}

/** Ends a session for good, with its tickets and codes. False when it had ended already. */
export async function endSession(tx: Tx, sessionId: string, reason: string, at: Date): Promise<boolean> {
  const ended = await tx.session.updateMany({
    where: { id: sessionId, revokedAt: null },
    data: { revokedAt: at, revokedReason: reason },
  });
  await tx.verificationToken.updateMany({ where: { sessionId, usedAt: null }, data: { usedAt: at } });
  return ended.count === 1;
}
