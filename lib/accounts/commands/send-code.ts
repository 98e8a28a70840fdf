import "server-only";
import { take } from "#lib/accounts/data/limits.ts";
import { findProver } from "#lib/accounts/data/prover.ts";
import { sendCodeIn } from "#lib/accounts/data/send-code.ts";
import { CODE_RESEND_SECONDS } from "#lib/accounts/domain/code.ts";
import { minutesLeft } from "#lib/accounts/domain/limits.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { db, transaction } from "#lib/platform/db.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type SendCodeRefusal = "HALF_SESSION_ENDED" | "FACTOR_MISSING" | "CODE_TOO_SOON" | "TOO_MANY_CODES";

/**
 * Sends a code, or another one, to a person who completes their sign-in or renews the proof of their session; the one before stops
 * working. Only to who has the mailed code among their factors.
 */
export async function sendCode(sessionId: string): Promise<Result<null, SendCodeRefusal>> {
  const at = now();
  const prover = await findProver(sessionId, at);
  if (!prover) return refuse("HALF_SESSION_ENDED");
  const { user, half } = prover;
  if ((await db().secondFactor.count({ where: { userId: user.id, kind: "EMAIL" } })) === 0)
    return refuse("FACTOR_MISSING");
  const last = await db().verificationToken.findFirst({
    where: { userId: user.id, purpose: "EMAIL_CODE", sessionId },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  const wait = last ? CODE_RESEND_SECONDS - (at.getTime() - last.createdAt.getTime()) / 1000 : 0;
  if (wait > 0) return refuse("CODE_TOO_SOON", { params: { seconds: Math.ceil(wait) } });
  const send = await take("codeSendAccount", user.id);
  if (!send.allowed) return refuse("TOO_MANY_CODES", { params: { minutes: minutesLeft(send.msLeft) } });
  await transaction((tx) => sendCodeIn(tx, { user, sessionId, at, template: half ? "signInCode" : "proofCode" }));
  return ok(null);
}
