import "server-only";
import { randomInt } from "node:crypto";
import { type Challenge, createChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { workSecrets, workVisitor } from "#lib/captcha/data/work.ts";
import { CAPTCHA_MINUTES } from "#lib/captcha/domain/code.ts";
import { WORK_COST, WORK_LEAST, WORK_TRIES } from "#lib/captcha/domain/proof.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { newId } from "#lib/shared/ids.ts";

/** A computation for a browser whose person can neither read the image nor hear it. Nothing of it is stored. */
export function captchaWork(visitor: string): Promise<Challenge> {
  const at = now();
  return createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: WORK_COST,
    counter: randomInt(WORK_LEAST, WORK_TRIES),
    deriveKey,
    expiresAt: new Date(at.getTime() + CAPTCHA_MINUTES * 60_000),
    data: { id: newId(at.getTime()), visitor: workVisitor(visitor) },
    ...workSecrets(),
  });
}
