import "server-only";
import { fileStreams } from "#app/file-stream.ts";
import { type DirectoryVersion, directoryVersion } from "#lib/directory/index.ts";

/** More at once would take the pages' turn. */
const streams = fileStreams({ atOnce: 8, failure: "the directory could not be sent whole" });

type File = {
  readonly name: string;
  readonly type: string;
  /** Goes into the mark: the two formats, and a new layout, are other files. */
  readonly layout: string;
  readonly write: (version: DirectoryVersion) => AsyncGenerator<string>;
};

/** Sends a file of the directory as it is read, or 304 to who has it already. Asked for again and again, it costs one count. */
export async function streamFile(request: Request, file: File): Promise<Response> {
  const version = await directoryVersion();
  const etag = `W/"${file.layout}-${version.tag}"`;
  const headers = {
    etag,
    "last-modified": version.updatedAt.toUTCString(),
    // Whoever keeps it asks whether it is still the same.
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
  };
  if (isKnown(request.headers, etag, version.updatedAt)) return new Response(null, { status: 304, headers });
  if (streams.isFull())
    return new Response(null, { status: 503, headers: { "retry-after": "60", "cache-control": "no-store" } });
  return new Response(streams.open(encoded(file.write(version))), {
    headers: {
      ...headers,
      "content-type": file.type,
      "content-disposition": `attachment; filename="${file.name}"`,
    },
  });
}

/** RFC 9110 § 13.2.2: the mark decides when it is sent, else the date. */
function isKnown(headers: Headers, etag: string, updatedAt: Date): boolean {
  const marks = headers.get("if-none-match");
  if (marks !== null) return marks.split(",").some((one) => one.trim() === etag || one.trim() === "*");
  const since = Date.parse(headers.get("if-modified-since") ?? "");
  return !Number.isNaN(since) && Math.floor(updatedAt.getTime() / 1000) <= Math.floor(since / 1000);
}

async function* encoded(texts: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}
