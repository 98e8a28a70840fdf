import { indexOfName } from "#lib/documents/domain/find-name.ts";
import { DOCUMENT_LIMITS } from "#lib/documents/domain/refusals.ts";
import { filtersOf, unpack, unpackedSize } from "#lib/documents/workers/pdf-filters.ts";

/** The most that one byte can stand for: 1032 with Flate, 2560 with LZW. */
const MOST_PACKED: Readonly<Record<string, number>> = { FlateDecode: 1_032, LZWDecode: 2_560, RunLengthDecode: 128 };
/** Of what a filter in the middle of a chain makes: nobody packs twice what is large. */
const BETWEEN = DOCUMENT_LIMITS.streamBytes / 16;
const LONGEST_CHAIN = 4;

/**
 * Whether a stream of the file unpacks to more than the limit. A megabyte of Flate can hold a gigabyte, and the readers unpack
 * whole streams in memory: so every stream that could hold that much is unpacked here first, against a bound, and thrown away.
 */
export async function hasDecompressionBomb(bytes: Uint8Array): Promise<boolean> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = DOCUMENT_LIMITS.streamBytes * 4;
  for (let at = buffer.indexOf("stream"); at >= 0; at = buffer.indexOf("stream", at + 6)) {
    const start = at + 6 + (buffer[at + 6] === 0x0d ? 2 : 1);
    const end = indexOfName(buffer, "endstream", start);
    const stop = end < 0 ? buffer.length : end;
    const size = await couldHold(buffer, at, start, stop);
    if (size === "beyond") return true;
    left -= size;
    if (left < 0) return true;
    if (end > at) at = end + 3;
  }
  return false;
}

/** Pixels that a picture inside a PDF may declare: a large plan at 600 dpi has fewer. Its reader makes room for them before it sees one. */
const MOST_PIXELS = DOCUMENT_LIMITS.imagePixels * 5;

/** The first picture of the file that declares more pixels than any scan has. */
export function hugeImage(bytes: Uint8Array): { width: number; height: number } | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.indexOf("/Width"); at >= 0; at = buffer.indexOf("/Width", at + 6)) {
    const around = buffer.toString("latin1", Math.max(0, at - 300), at + 300);
    const width = Number(/^\/Width\s{1,9}(\d{1,12})/.exec(around.slice(Math.min(at, 300)))?.[1] ?? 0);
    const height = Number(/\/Height\s{1,9}(\d{1,12})/.exec(around)?.[1] ?? 0);
    if (width * height > MOST_PIXELS) return { width, height };
  }
  return null;
}

/** What the stream unpacks to, zero where that cannot be much. */
async function couldHold(buffer: Buffer, keyword: number, start: number, stop: number): Promise<number | "beyond"> {
  const filters = filtersAt(buffer, keyword, start);
  if (filters.length > LONGEST_CHAIN) return "beyond";
  const last = filters.pop();
  if (!last) return 0;
  const packed = stop - start;
  if (filters.length === 0 && packed * (MOST_PACKED[last] ?? 1) <= DOCUMENT_LIMITS.streamBytes) return 0;
  let data = buffer.subarray(start, stop);
  for (const filter of filters) {
    const unpacked = unpack(filter, data, BETWEEN);
    if (unpacked === "beyond") return "beyond";
    if (unpacked === null) return data.length;
    data = unpacked;
  }
  return (await unpackedSize(last, data, DOCUMENT_LIMITS.streamBytes)) ?? data.length;
}

/** The filters of the dictionary before the stream. Where it does not name them itself, the first bytes tell Flate. */
function filtersAt(buffer: Buffer, keyword: number, start: number): string[] {
  const before = buffer.toString("latin1", Math.max(0, keyword - 600), keyword);
  const named = filtersOf(before.slice(before.lastIndexOf(" obj") + 1));
  return named.length > 0 ? named : isZlib(buffer, start) ? ["FlateDecode"] : [];
}

function isZlib(buffer: Buffer, at: number): boolean {
  const first = buffer[at] ?? 0;
  return (first & 0x0f) === 8 && (first * 256 + (buffer[at + 1] ?? 0)) % 31 === 0;
}
