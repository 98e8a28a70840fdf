import { inflateSync } from "node:zlib";
import { hasName } from "#lib/documents/domain/find-name.ts";

/** Packed objects looked into: a hybrid invoice has a handful. */
const MOST_STREAMS = 400;
const MOST_UNPACKED = 4 * 1024 * 1024;

/**
 * Whether a PDF says how its files belong to it (`/AFRelationship`, PDF/A-3), anywhere in its objects, packed ones included. True where
 * it has no files, or an encrypted file hides what it says.
 */
export function relatesItsFiles(bytes: Uint8Array): boolean {
  const name = "/AFRelationship";
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The stream of a file is never packed: most PDF are done with here.
  if (!hasName(buffer, "/EmbeddedFile") && !hasName(buffer, "text#2Fxml")) return true;
  if (buffer.includes(name)) return true;
  if (buffer.includes("/Encrypt")) return true;
  let left = MOST_STREAMS;
  for (let at = buffer.indexOf("/ObjStm"); at >= 0 && left > 0; at = buffer.indexOf("/ObjStm", at + 7)) {
    left -= 1;
    const found = buffer.indexOf("stream", at);
    if (found < 0 || found - at > 2000) continue;
    const start = found + 6 + (buffer[found + 6] === 0x0d ? 2 : 1);
    try {
      if (inflateSync(buffer.subarray(start), { maxOutputLength: MOST_UNPACKED }).includes(name)) return true;
    } catch {
      // Damaged or too large: it says nothing.
    }
  }
  return false;
}
