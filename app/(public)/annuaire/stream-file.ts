import "server-only";
import { type DirectoryVersion, directoryVersion } from "#lib/directory/index.ts";
import { logger } from "#lib/platform/index.ts";

/** Files being sent by this process at once: more would take the pages' turn. */
const AT_ONCE = 8;
let running = 0;

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
  if (running >= AT_ONCE)
    return new Response(null, { status: 503, headers: { "retry-after": "60", "cache-control": "no-store" } });
  return new Response(streamOf(file.write(version)), {
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

/** Reads on only when the visitor took what came before, so that memory does not grow with a slow one. It counts from its first byte on. */
function streamOf(chunks: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let state: "new" | "open" | "ended" = "new";
  const begin = () => {
    if (state === "new") running += 1;
    state = "open";
  };
  const end = () => {
    if (state === "open") running -= 1;
    state = "ended";
  };
  return new ReadableStream(
    {
      async pull(controller) {
        begin();
        try {
          const { value, done } = await chunks.next();
          if (!done) return controller.enqueue(encoder.encode(value));
          end();
          controller.close();
        } catch (error) {
          end();
          logger().error({ err: error }, "the directory could not be sent whole");
          controller.error(error);
        }
      },
      async cancel() {
        end();
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
