import "server-only";
import { verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import { spend } from "#lib/captcha/data/spent.ts";
import { sealPass } from "#lib/captcha/data/tokens.ts";
import { workSecrets, workVisitor } from "#lib/captcha/data/work.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** What the browser sends back. Only the shape is read here: the signature covers every parameter, the ones not named included. */
const solved = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.literal("PBKDF2/SHA-256"),
      nonce: z.string().max(64),
      salt: z.string().max(64),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string().max(128),
      keySignature: z.string().max(128),
      expiresAt: z.number(),
      data: z.object({ id: z.string().max(64), visitor: z.string().max(128) }),
    }),
    signature: z.string().max(128),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string().max(128) }),
});

/** A finished computation against a pass, once. Its length and its browser stand in what was signed. */
export async function finishCaptchaWork(
  raw: unknown,
  visitor: string | null,
): Promise<Result<{ pass: string }, "CAPTCHA_WORK_REFUSED">> {
  const at = now();
  const read = solved.safeParse(raw);
  if (!read.success || !visitor) return refuse("CAPTCHA_WORK_REFUSED");
  const { challenge, solution } = read.data;
  const { data, expiresAt } = challenge.parameters;
  if (data.visitor !== workVisitor(visitor) || at.getTime() >= expiresAt * 1000) return refuse("CAPTCHA_WORK_REFUSED");
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...workSecrets() });
  if (!verified || !(await spend(data.id, expiresAt * 1000, at))) return refuse("CAPTCHA_WORK_REFUSED");
  return ok({ pass: sealPass(visitor, at) });
}
