import "server-only";
import { isSpent } from "#lib/captcha/data/spent.ts";
import { openChallenge, openPass, sealChallenge } from "#lib/captcha/data/tokens.ts";
import type { CaptchaProof } from "#lib/captcha/domain/proof.ts";
import { trueNow as now } from "#lib/platform/clock.ts";

/** What the captcha of a form shows next: solved (`pass`), or an image to copy (`token`). */
export type CaptchaField = { readonly pass: string } | { readonly token: string };

export function newCaptcha(visitor: string): string {
  return sealChallenge(visitor, now());
}

/** After a form came back: what was solved stays solved, an image that nobody answered yet stays, else there is another one. */
export async function nextCaptcha(proof: CaptchaProof, visitor: string): Promise<CaptchaField> {
  const at = now();
  const pass = openPass(proof.pass, visitor, at);
  if (pass && proof.pass && !(await isSpent(pass.id))) return { pass: proof.pass };
  const challenge = openChallenge(proof.token, visitor, at);
  if (challenge && proof.token && !(await isSpent(challenge.id))) return { token: proof.token };
  return { token: sealChallenge(visitor, at) };
}
