import "server-only";
import { CAPTCHA_LIMITS } from "#lib/captcha/domain/proof.ts";
import { takeTry } from "#lib/platform/limiter.ts";

/** Counts one picture, sound or computation for a network address; false when it had too many. */
export async function mayHaveCaptcha(kind: keyof typeof CAPTCHA_LIMITS, address: string): Promise<boolean> {
  return (await takeTry(kind, CAPTCHA_LIMITS[kind], [address])).allowed;
}
