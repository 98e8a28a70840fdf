import { between, type Chance } from "#lib/captcha/domain/chance.ts";

export const SAMPLE_RATE = 8000;

/** One byte of ITU-T G.711 μ-law as a sample from -1 to 1. */
export function fromMuLaw(byte: number): number {
  const value = ~byte & 0xff;
  const magnitude = (((value & 0x0f) << 3) + 0x84) << ((value & 0x70) >> 4);
  return ((value & 0x80 ? 0x84 - magnitude : magnitude - 0x84) / 32768) as number;
}

export function toMuLaw(sample: number): number {
  const linear = Math.max(-32635, Math.min(32635, Math.round(sample * 32768)));
  const magnitude = Math.abs(linear) + 0x84;
  const exponent = Math.floor(Math.log2(magnitude)) - 7;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((linear < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}

/** Plays faster or slower, which also moves the pitch. */
function atSpeed(samples: Float32Array, speed: number): Float32Array {
  const length = Math.floor((samples.length - 1) / speed);
  return Float32Array.from({ length }, (_, i) => {
    const at = i * speed;
    const left = Math.floor(at);
    const [a = 0, b = 0] = [samples[left], samples[left + 1]];
    return a + (b - a) * (at - left);
  });
}

/**
 * The recorded characters one after the other, each at a speed and loudness of its own, with gaps of varied length, over a hiss and a
 * murmur made of the same voices played backwards.
 */
export function speakCode(recordings: readonly Float32Array[], chance: Chance): Float32Array {
  const spoken = recordings.map((samples) => ({
    samples: atSpeed(samples, between(chance, 0.88, 1.12)),
    gain: between(chance, 0.65, 0.9),
    gap: Math.floor(between(chance, 0.55, 1.1) * SAMPLE_RATE),
  }));
  const lead = Math.floor(0.6 * SAMPLE_RATE);
  const length = spoken.reduce((sum, { samples, gap }) => sum + samples.length + gap, 2 * lead);
  const out = hiss(length, chance);
  murmur(out, recordings, chance);
  let at = lead;
  for (const { samples, gain, gap } of spoken) {
    for (let i = 0; i < samples.length; i++) out[at + i] = (out[at + i] ?? 0) + gain * (samples[i] ?? 0);
    at += samples.length + gap;
  }
  return out;
}

function hiss(length: number, chance: Chance): Float32Array {
  const loudness = between(chance, 0.03, 0.05);
  let low = 0;
  return Float32Array.from({ length }, () => {
    low = 0.85 * low + loudness * (chance() * 2 - 1);
    return low;
  });
}

function murmur(out: Float32Array, recordings: readonly Float32Array[], chance: Chance): void {
  for (let at = 0; at < out.length; at += Math.floor(between(chance, 0.15, 0.4) * SAMPLE_RATE)) {
    const voice = recordings[Math.floor(chance() * recordings.length)];
    if (!voice) continue;
    const backwards = atSpeed(voice.toReversed(), between(chance, 0.8, 1.3));
    const gain = between(chance, 0.03, 0.08);
    for (let i = 0; i < backwards.length && at + i < out.length; i++)
      out[at + i] = (out[at + i] ?? 0) + gain * (backwards[i] ?? 0);
  }
}

/** A WAV file: PCM, 16 bits, one channel. */
export function wavOf(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const text = (at: number, word: string) => bytes.set(new TextEncoder().encode(word), at);
  text(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, samples.length * 2, true);
  for (const [i, sample] of samples.entries())
    view.setInt16(44 + i * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true);
  return bytes;
}
