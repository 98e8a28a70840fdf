import "server-only";
import { timingSafeEqual } from "node:crypto";
import { spend } from "#lib/captcha/data/spent.ts";
import { openChallenge, openPass, sealPass } from "#lib/captcha/data/tokens.ts";
import { readTyped } from "#lib/captcha/domain/code.ts";
import type { CaptchaProof, CaptchaRefusal } from "#lib/captcha/domain/proof.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** « Valider le Captcha »: what was read in the image or heard, against a pass that works once. A wrong try uses the captcha up too. */
export async function solveCaptcha(
  proof: CaptchaProof,
  visitor: string | null,
): Promise<Result<{ pass: string }, CaptchaRefusal>> {
  const answered = await answer(proof, visitor);
  return answered.ok && visitor ? ok({ pass: sealPass(visitor, now()) }) : refused(answered);
}

/** What a command asks before it works for a stranger: a pass, or a right answer. Either is used up, whatever comes of it. */
export async function spendCaptcha(proof: CaptchaProof, visitor: string | null): Promise<Result<null, CaptchaRefusal>> {
  if (!proof.pass) return answer(proof, visitor);
  const at = now();
  const pass = openPass(proof.pass, visitor, at);
  if (!pass || !(await spend(pass.id, pass.until, at))) return expired();
  return ok(null);
}

/** Used up before it is compared: of many tries at once on one captcha, one is looked at. */
async function answer({ token, answer: typed }: CaptchaProof, visitor: string | null) {
  const at = now();
  const challenge = openChallenge(token, visitor, at);
  if (!challenge || !(await spend(challenge.id, challenge.until, at))) return expired();
  const [given, code] = [Buffer.from(readTyped(typed ?? "")), Buffer.from(challenge.code)];
  return given.length === code.length && timingSafeEqual(given, code) ? ok(null) : wrong();
}

function refused(result: Result<null, CaptchaRefusal>) {
  return result.ok ? expired() : result;
}

function wrong() {
  return refuse("CAPTCHA_WRONG", { fields: [{ field: "captcha", code: "CAPTCHA_WRONG" }] });
}

function expired() {
  return refuse("CAPTCHA_EXPIRED", { fields: [{ field: "captcha", code: "CAPTCHA_EXPIRED" }] });
}
