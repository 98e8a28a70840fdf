import "server-only";
import { type Chance, chanceFrom } from "#lib/captcha/domain/chance.ts";
import { keyedHash } from "#lib/platform/seal.ts";

/** What a captcha is drawn or spoken with: always the same for one captcha, and known to nobody without the key. */
export function chanceOf(challengeId: string, use: "image" | "sound"): Chance {
  return chanceFrom(keyedHash("captcha-look", `${use}.${challengeId}`));
}
