import "server-only";
import { timingSafeEqual } from "node:crypto";
import { knownDevice } from "#lib/accounts/data/device.ts";
import { findHalfSession } from "#lib/accounts/data/half-session.ts";
import { forgive, take } from "#lib/accounts/data/limits.ts";
import type { CodeRecipient } from "#lib/accounts/data/send-code.ts";
import { endSession, type Origin, openSession } from "#lib/accounts/data/sessions.ts";
import { codeHash } from "#lib/accounts/data/tokens.ts";
import { CODE_TRIES, parseCode } from "#lib/accounts/domain/code.ts";
import { type LimitName, minutesLeft } from "#lib/accounts/domain/limits.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, db, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";

export type CodeSignIn = {
  /** The half session of this browser's cookie. */
  readonly sessionId: string;
  readonly code: string;
  readonly from: Origin;
  readonly deviceCookie?: string | undefined;
};

export type SignedInTicket = { readonly userId: string; readonly sessionId: string; readonly ticket: string };

export type CodeRefusal =
  | "CODE_FORMAT"
  | "CODE_WRONG"
  | "CODE_EXPIRED"
  | "CODE_EXHAUSTED"
  | "CODE_LOCKED"
  | "HALF_SESSION_ENDED";

/**
 * Second proof: the code sent by mail. On success the half session ends and a full one opens under a new id, so that a cookie
 * known before the sign-in is worth nothing after it.
 */
export async function verifyCode(input: CodeSignIn): Promise<Result<SignedInTicket, CodeRefusal>> {
  const at = now();
  const code = parseCode(input.code);
  if (!code) return refuse("CODE_FORMAT");
  const user = await findHalfSession(input.sessionId, at);
  if (!user) return refuse("HALF_SESSION_ENDED");

  const device = knownDevice(input.deviceCookie, user.id, at);
  const door: [LimitName, ...string[]] = device ? ["codeFromDevice", user.id, device] : ["codeFromStranger", user.id];
  const taken = await take(...door);
  if (!taken.allowed) return refuse("CODE_LOCKED", { params: { minutes: minutesLeft(taken.msLeft) } });

  const checked = await spendOneTry(input.sessionId, code, at);
  if (!checked.ok) {
    await transaction((tx) => keepRefusal(tx, user, input, checked.code));
    return checked;
  }
  await forgive(...door);
  return completeSignIn(user, input, checked.data, at);
}

type LiveCode = { id: string; token_hash: string; attempts: number; expires_at: Date };

/** Counts the try before comparing: of many tries at once no more than five see the code. Gives the id of the code that matched. */
async function spendOneTry(
  sessionId: string,
  code: string,
  at: Date,
): Promise<Result<string, "CODE_WRONG" | "CODE_EXPIRED" | "CODE_EXHAUSTED">> {
  const [live] = await db().$queryRaw<LiveCode[]>`
    update verification_token set attempts = attempts + 1
    where session_id = ${sessionId}::uuid and purpose = 'EMAIL_CODE' and used_at is null and attempts < ${CODE_TRIES}
    returning id, token_hash, attempts, expires_at`;
  if (!live) return refuse("CODE_EXHAUSTED");
  if (at >= live.expires_at) return refuse("CODE_EXPIRED");
  if (timingSafeEqual(Buffer.from(live.token_hash), Buffer.from(codeHash(sessionId, code)))) return ok(live.id);
  const remaining = CODE_TRIES - live.attempts;
  return remaining > 0 ? refuse("CODE_WRONG", { params: { remaining } }) : refuse("CODE_EXHAUSTED");
}

async function completeSignIn(
  user: CodeRecipient,
  { sessionId: halfId, from }: CodeSignIn,
  tokenId: string,
  at: Date,
): Promise<Result<SignedInTicket, CodeRefusal>> {
  return transaction<Result<SignedInTicket, CodeRefusal>>(async (tx) => {
    const used = await tx.verificationToken.updateMany({ where: { id: tokenId, usedAt: null }, data: { usedAt: at } });
    // Two requests with the same right code: the row goes to one of them.
    if (used.count !== 1) return abort(refuse("CODE_EXHAUSTED") satisfies Refusal);
    if (!(await endSession(tx, halfId, "rotated", at))) return abort(refuse("HALF_SESSION_ENDED") satisfies Refusal);
    const session = await openSession(tx, { userId: user.id, state: "FULL", factor: "EMAIL", at, from });
    await tx.user.update({ where: { id: user.id }, data: { lastSignInAt: at } });
    await tx.loginAttempt.create({
      data: {
        id: newId(at.getTime()),
        loginEmail: user.loginEmail,
        userId: user.id,
        outcome: "SIGNED_IN",
        address: from.address,
        at,
      },
    });
    await recordAudit(tx, {
      type: "account.signedIn",
      detail: { factor: "EMAIL" },
      userId: user.id,
      sessionId: session.sessionId,
      address: from.address,
    });
    return ok({ userId: user.id, ...session });
  });
}

async function keepRefusal(
  tx: Parameters<typeof recordAudit>[0],
  user: CodeRecipient,
  { sessionId, from }: CodeSignIn,
  reason: string,
): Promise<void> {
  await recordAudit(tx, {
    type: "account.codeRefused",
    detail: { reason },
    outcome: "refused",
    userId: user.id,
    sessionId,
    address: from.address,
  });
}
