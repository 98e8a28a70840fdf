import "server-only";
import { timingSafeEqual } from "node:crypto";
import type { ReadProof } from "#lib/accounts/data/proof.ts";
import { codeHash } from "#lib/accounts/data/tokens.ts";
import { CODE_TRIES, parseCode } from "#lib/accounts/domain/code.ts";
import { db } from "#lib/platform/db.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** The code sent by mail: bound to the session that asked for it. */
export const mailedCode: ReadProof = ({ code: typed = "" }) => {
  const code = parseCode(typed);
  if (!code) return refuse("CODE_FORMAT");
  return ok(async ({ sessionId, user }, at) => {
    const matched = await spendOneTry(sessionId, code, at);
    if (!matched.ok) return matched;
    return ok(async (tx) => {
      const used = await tx.verificationToken.updateMany({
        where: { id: matched.data, usedAt: null },
        data: { usedAt: at },
      });
      // Two requests with the same right code: the row goes to one of them.
      if (used.count !== 1) return refuse("CODE_EXHAUSTED");
      const factor = await tx.secondFactor.updateMany({
        where: { userId: user.id, kind: "EMAIL" },
        data: { lastUsedAt: at },
      });
      return factor.count === 1 ? null : refuse("FACTOR_MISSING");
    });
  });
};

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
