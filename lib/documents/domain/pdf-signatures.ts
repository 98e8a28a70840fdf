import { MOST_SIGNATURES } from "#lib/shared/signature.ts";

/** One signature dictionary of a PDF, as far as its places in the file go. */
export type PdfSignature = {
  /** `ETSI.CAdES.detached`, `adbe.pkcs7.detached`, `ETSI.RFC3161`…; null when the dictionary does not say. */
  readonly subFilter: string | null;
  /** The four numbers of /ByteRange: two pieces, each its start and length, in bytes. */
  readonly range: readonly [number, number, number, number];
  /** The signature itself as it stands in the gap, hexadecimal, padding included; null when the gap holds something else. */
  readonly contents: string | null;
  /** The pieces begin at the first byte, and nothing but the signature stands between them. */
  readonly honest: boolean;
  readonly coversAll: boolean;
};

const RANGE = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;
const SUB_FILTER = /\/SubFilter\s*\/([\w.]+)/g;
/** A dictionary may stand on either side of its signature, which takes tens of kilobytes. */
const NEAR = 512;

/**
 * The signatures of a PDF in the order of the file. Their dictionaries are never compressed, since they name places in the file
 * (ISO 32000-1 § 12.8.1); so the bytes are enough, and no parser that mends files can be led astray.
 */
export function pdfSignatures(bytes: Uint8Array): PdfSignature[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return [...text.matchAll(RANGE)].slice(0, MOST_SIGNATURES).map((match) => {
    const range = [Number(match[1]), Number(match[2]), Number(match[3]), Number(match[4])] as const;
    const [start, first, next, second] = range;
    const gap = text.slice(start + first, next);
    const inside = start + first <= next && next + second <= text.length;
    const hex = /^<([\da-fA-F\s]*)>$/.exec(gap)?.[1]?.replace(/\s/g, "") ?? null;
    const end = next + second;
    return {
      subFilter: subFilterNear(text, match.index, { from: start + first, to: next }),
      range,
      contents: inside && hex !== null && hex.length > 0 ? hex : null,
      honest: inside && start === 0 && hex !== null,
      coversAll: inside && text.slice(end).trim() === "",
    };
  });
}

/** The sub-filter nearest to the range, the signature between them left out. */
function subFilterNear(text: string, at: number, gap: { from: number; to: number }): string | null {
  const from = at > gap.to ? gap.from - NEAR : at - NEAR;
  const to = at < gap.from ? gap.to + NEAR : at + NEAR;
  const around = text.slice(Math.max(0, from), gap.from) + text.slice(gap.to, to);
  return [...around.matchAll(SUB_FILTER)].at(-1)?.[1] ?? null;
}

/** The bytes that a signature speaks of: the file without the signature itself. */
export function signedBytes(
  bytes: Uint8Array,
  [start, first, next, second]: PdfSignature["range"],
): Uint8Array<ArrayBuffer> {
  const signed = new Uint8Array(first + second);
  signed.set(bytes.subarray(start, start + first));
  signed.set(bytes.subarray(next, next + second), first);
  return signed;
}
