import { inflateSync } from "node:zlib";
import { DOCUMENT_LIMITS } from "#lib/documents/domain/refusals.ts";

/**
 * Whether a stream of the file unpacks to more than the limit. A megabyte of Flate can hold a gigabyte, and the readers unpack
 * whole streams in memory: so every stream that could hold that much is unpacked here first, against a bound, and thrown away.
 */
export function hasDecompressionBomb(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.indexOf("stream"); at >= 0; at = buffer.indexOf("stream", at + 6)) {
    const start = at + 6 + (buffer[at + 6] === 0x0d ? 2 : 1);
    const end = buffer.indexOf("endstream", start);
    const size = (end < 0 ? buffer.length : end) - start;
    // Flate packs 1032 to 1 at best. The second filter of a chain sees the unpacked bytes, so a chain is held to a lower bound.
    if (size * 1032 > DOCUMENT_LIMITS.streamBytes && isZlib(buffer, start)) {
      const dictionary = buffer.toString("latin1", Math.max(0, at - 400), at);
      const chained = (dictionary.match(/\/(?:FlateDecode|Fl|LZWDecode)\b/g)?.length ?? 0) > 1;
      if (unpacksBeyond(buffer.subarray(start, start + size), DOCUMENT_LIMITS.streamBytes / (chained ? 16 : 1)))
        return true;
    }
    if (end > at) at = end + 3;
  }
  return false;
}

function isZlib(buffer: Buffer, at: number): boolean {
  const first = buffer[at] ?? 0;
  return (first & 0x0f) === 8 && (first * 256 + (buffer[at + 1] ?? 0)) % 31 === 0;
}

function unpacksBeyond(packed: Buffer, limit: number): boolean {
  try {
    inflateSync(packed, { maxOutputLength: limit });
    return false;
  } catch (error) {
    // Damaged streams are the reader's business; only the bound counts here.
    return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
  }
}
