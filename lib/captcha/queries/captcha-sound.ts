import "server-only";
import { chanceOf } from "#lib/captcha/data/seed.ts";
import { openChallenge } from "#lib/captcha/data/tokens.ts";
import { recordingOf } from "#lib/captcha/data/voices.ts";
import { speakCode, wavOf } from "#lib/captcha/domain/sound.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import type { Locale } from "#lib/shared/preferences.ts";

/** The same captcha, spoken: a WAV file, or null when the token is not one of this browser, or too old. */
export function captchaSound(token: string, visitor: string | null, language: Locale): Uint8Array<ArrayBuffer> | null {
  const challenge = openChallenge(token, visitor, now());
  if (!challenge) return null;
  const chance = chanceOf(challenge.id, "sound");
  const recordings = [...challenge.code].map((char) => recordingOf(char, language, chance()));
  return wavOf(speakCode(recordings, chance));
}
