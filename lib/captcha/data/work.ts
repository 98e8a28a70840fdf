import "server-only";
import { keyedHash } from "#lib/platform/seal.ts";

/** The secrets that altcha-lib signs with: derived from AUTH_SECRET, for this use only. */
export function workSecrets() {
  return {
    hmacSignatureSecret: keyedHash("captcha-work", "challenge"),
    hmacKeySignatureSecret: keyedHash("captcha-work", "key"),
  };
}

/** The mark of the browser that computes: its cookie is nobody else's business. */
export function workVisitor(visitor: string): string {
  return keyedHash("captcha-work-visitor", visitor);
}
