/**
 * Records the characters of the spoken captcha once, with espeak-ng: `node --conditions=react-server scripts/record-captcha-voices.ts`. The result is
 * kept in the repository (lib/captcha/voices), so that neither a portal nor its tests need espeak-ng.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { ALPHABET } from "#lib/captcha/domain/code.ts";
import { SAMPLE_RATE, toMuLaw } from "#lib/captcha/domain/sound.ts";

const WORDS: Readonly<Record<string, readonly string[]>> = {
  fr: ["zéro", "deux", "trois", "quatre", "sept", "neuf", "hache", "ji", "erre", "double vé", "ixe"],
  en: ["zero", "two", "three", "four", "seven", "nine", "aitch", "jay", "are", "double you", "ex"],
};

const VOICES = [
  { file: "fr-1", language: "fr", voice: "fr-fr", pitch: 45, speed: 135 },
  { file: "fr-2", language: "fr", voice: "fr-fr+f2", pitch: 55, speed: 140 },
  { file: "en-1", language: "en", voice: "en-gb", pitch: 45, speed: 135 },
  { file: "en-2", language: "en", voice: "en-us+f2", pitch: 55, speed: 140 },
] as const;

/** The samples of espeak-ng's WAV (16 bits, one channel), and their rate. */
function say(voice: string, pitch: number, speed: number, word: string): { samples: Float32Array; rate: number } {
  const wav = execFileSync("espeak-ng", ["-v", voice, "-p", String(pitch), "-s", String(speed), "--stdout", word]);
  const at = wav.indexOf("data") + 8;
  const samples = Float32Array.from(
    { length: Math.floor((wav.length - at) / 2) },
    (_, i) => wav.readInt16LE(at + i * 2) / 32768,
  );
  return { samples, rate: wav.readUInt32LE(24) };
}

/** To 8 kHz, through a low-pass (windowed sinc) just under half of it. */
function resample(samples: Float32Array, rate: number): Float32Array {
  const [ratio, cut, half] = [rate / SAMPLE_RATE, (2 * 3600) / rate, 32];
  return Float32Array.from({ length: Math.floor(samples.length / ratio) }, (_, i) => {
    const centre = i * ratio;
    let sum = 0;
    for (let k = Math.ceil(centre - half); k <= centre + half; k++) {
      const x = k - centre;
      const sinc = x === 0 ? cut : Math.sin(Math.PI * cut * x) / (Math.PI * x);
      sum += (samples[k] ?? 0) * sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / half));
    }
    return sum;
  });
}

/** Without the silence around it, as loud as it can be. */
function trim(samples: Float32Array): Float32Array {
  const loud = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const heard = (sample: number) => Math.abs(sample) > 0.02 * loud;
  const [first, last] = [samples.findIndex(heard), samples.findLastIndex(heard)];
  return samples.slice(Math.max(0, first - 80), last + 160).map((sample) => (0.9 * sample) / loud);
}

for (const { file, language, voice, pitch, speed } of VOICES) {
  const recorded = [...ALPHABET].map((char, index) => {
    const { samples, rate } = say(voice, pitch, speed, WORDS[language]?.[index] ?? char);
    const bytes = Uint8Array.from(trim(resample(samples, rate)), toMuLaw);
    return [char, Buffer.from(bytes).toString("base64")];
  });
  writeFileSync(`lib/captcha/voices/${file}.json`, `${JSON.stringify(Object.fromEntries(recorded), null, 2)}\n`);
}
