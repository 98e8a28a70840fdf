import "server-only";
import { fromMuLaw } from "#lib/captcha/domain/sound.ts";
import en1 from "#lib/captcha/voices/en-1.json" with { type: "json" };
import en2 from "#lib/captcha/voices/en-2.json" with { type: "json" };
import fr1 from "#lib/captcha/voices/fr-1.json" with { type: "json" };
import fr2 from "#lib/captcha/voices/fr-2.json" with { type: "json" };
import type { Locale } from "#lib/shared/preferences.ts";

/** Two voices a language, recorded by scripts/record-captcha-voices.ts: each character in base64, μ-law at 8 kHz. */
const VOICES: Readonly<Record<Locale, readonly Readonly<Record<string, string>>[]>> = {
  fr: [fr1, fr2],
  en: [en1, en2],
};

/** The samples of one spoken character. @param voice any number from 0 to 1 chooses the voice. */
export function recordingOf(char: string, language: Locale, voice: number): Float32Array {
  const voices = VOICES[language];
  const recorded = voices[Math.floor(voice * voices.length) % voices.length]?.[char];
  if (!recorded) throw new Error("a captcha holds a character that nobody recorded");
  return Float32Array.from(Buffer.from(recorded, "base64"), fromMuLaw);
}
