import "server-only";
import { fileStreams } from "#app/file-stream.ts";

/** Of a file of one's own: saved, never shown by a browser under the portal's address. */
const HEADERS = {
  "content-security-policy": "default-src 'none'; sandbox",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "private, no-store",
} as const;

/** Each may hold a connection to the database for as long as it is taken. */
const streams = fileStreams({ atOnce: 4, stallMs: 60_000, failure: "a file could not be sent whole" });

type File = { readonly name: string; readonly type: string; readonly write: () => AsyncGenerator<Uint8Array> };

/** A file sent as it is made, at the pace of whoever takes it: memory does not grow with a slow one. It counts from its first byte on. */
export function sentFile({ name, type, write }: File): Response {
  if (streams.isFull()) return new Response(null, { status: 503, headers: { "retry-after": "30", ...HEADERS } });
  return new Response(streams.open(write()), {
    headers: { "content-type": type, "content-disposition": `attachment; filename="${name}"`, ...HEADERS },
  });
}

type Stored = { readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** A file that somebody gave, always to be saved: whatever it holds, no browser shows it under the portal's address (T-09). */
export function savedFile({ fileName, mediaType, bytes }: Stored): Response {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  return new Response(Buffer.from(bytes), {
    headers: {
      "content-type": mediaType,
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename="${ascii}"`,
      ...HEADERS,
    },
  });
}
