import "server-only";
import { findHalfSession } from "#lib/accounts/data/half-session.ts";
import { take } from "#lib/accounts/data/limits.ts";
import { sendCodeIn } from "#lib/accounts/data/send-code.ts";
import { CODE_RESEND_SECONDS } from "#lib/accounts/domain/code.ts";
import { minutesLeft } from "#lib/accounts/domain/limits.ts";
import { now } from "#lib/platform/clock.ts";
import { db, transaction } from "#lib/platform/db.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** Sends another code to a half signed in person; the one before stops working. */
export async function resendCode(
  sessionId: string,
): Promise<Result<null, "HALF_SESSION_ENDED" | "CODE_TOO_SOON" | "TOO_MANY_CODES">> {
  const at = now();
  const user = await findHalfSession(sessionId, at);
  if (!user) return refuse("HALF_SESSION_ENDED");
  const last = await db().verificationToken.findFirst({
    where: { userId: user.id, purpose: "EMAIL_CODE", sessionId },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  const wait = last ? CODE_RESEND_SECONDS - (at.getTime() - last.createdAt.getTime()) / 1000 : 0;
  if (wait > 0) return refuse("CODE_TOO_SOON", { params: { seconds: Math.ceil(wait) } });
  const send = await take("codeSendAccount", user.id);
  if (!send.allowed) return refuse("TOO_MANY_CODES", { params: { minutes: minutesLeft(send.msLeft) } });
  await transaction((tx) => sendCodeIn(tx, { user, sessionId, at }));
  return ok(null);
}
