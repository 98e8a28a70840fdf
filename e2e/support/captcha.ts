import { actAsPortal } from "#e2e/support/database.ts";
import { seal, unseal } from "#lib/platform/seal.ts";
import { newId } from "#lib/shared/ids.ts";

/** The answer that a captcha's token holds; the portal alone can read it, and the tests that know its secret. */
export function captchaAnswer(token: string): string {
  actAsPortal();
  return JSON.parse(unseal("captcha", token)).code;
}

/** A captcha that this browser solved, for what is tested behind it. @param visitor value of its cookie `visiteur`. */
export function captchaPass(visitor: string, until = Date.now() + 600_000): string {
  actAsPortal();
  return seal("captcha-pass", JSON.stringify({ id: newId(), visitor, until }));
}
