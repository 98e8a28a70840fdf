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

type File = {
  readonly name: string;
  readonly type: string;
  /** How long it will be, where that is known beforehand: the browser then shows how far it is. */
  readonly length?: number | null;
  readonly write: () => AsyncGenerator<Uint8Array>;
};

/** A file sent as it is made, at the pace of whoever takes it: memory does not grow with a slow one. It counts from its first byte on. */
export function sentFile({ name, type, length = null, write }: File): Response {
  if (streams.isFull()) return new Response(null, { status: 503, headers: { "retry-after": "30", ...HEADERS } });
  return new Response(streams.open(write()), {
    headers: {
      "content-type": type,
      "content-disposition": disposition(name),
      ...(length === null ? {} : { "content-length": String(length) }),
      ...HEADERS,
    },
  });
}

type Stored = { readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** What a browser would run if it were ever shown: told as bytes that it knows no way to open. */
const RUNS = /html|xml|svg|script/i;

/** A file that somebody gave, always to be saved: whatever it holds, no browser shows it under the portal's address (T-09). */
export function savedFile({ fileName, mediaType, bytes }: Stored): Response {
  return new Response(Buffer.from(bytes), {
    headers: {
      "content-type": RUNS.test(mediaType) ? "application/octet-stream" : mediaType,
      "content-length": String(bytes.length),
      "content-disposition": disposition(fileName),
      ...HEADERS,
    },
  });
}

/** The name twice: in plain ASCII for old programs, and as it is (RFC 6266). */
function disposition(fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
