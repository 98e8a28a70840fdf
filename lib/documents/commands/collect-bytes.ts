import "server-only";
import { DOCUMENT_LIMITS } from "#lib/documents/domain/refusals.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type Incoming = Uint8Array | AsyncIterable<Uint8Array>;

/**
 * The bytes of a file as they arrive, never more than the limit in memory. What comes after the limit is left unread:
 * whoever holds the connection drains or cuts it.
 */
export async function collectBytes(
  incoming: Incoming,
  limit: number = DOCUMENT_LIMITS.bytes,
): Promise<Result<Uint8Array, "TOO_LARGE">> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming instanceof Uint8Array ? [incoming] : incoming) {
    size += chunk.length;
    if (size > limit) return refuse("TOO_LARGE", { params: { size, limit } });
    chunks.push(chunk);
  }
  if (chunks.length === 1 && chunks[0]) return ok(chunks[0]);
  // Copied once, into memory that is nobody else's.
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return ok(whole);
}
