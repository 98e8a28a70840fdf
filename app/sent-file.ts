import "server-only";
import { logger } from "#lib/platform/index.ts";

/** Of a file of one's own: saved, never shown by a browser under the portal's address. */
const HEADERS = {
  "content-security-policy": "default-src 'none'; sandbox",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "private, no-store",
} as const;

/** Files being sent by this process at once: each may hold a connection to the database for as long as it is taken. */
const AT_ONCE = 4;
/** Whoever takes nothing for this long is gone, and their turn is somebody else's. */
const STALL_MS = 60_000;
let running = 0;

type File = { readonly name: string; readonly type: string; readonly write: () => AsyncGenerator<Uint8Array> };

/** A file sent as it is made, at the pace of whoever takes it: memory does not grow with a slow one. It counts from its first byte on. */
export function sentFile({ name, type, write }: File): Response {
  if (running >= AT_ONCE) return new Response(null, { status: 503, headers: { "retry-after": "30", ...HEADERS } });
  return new Response(streamOf(write()), {
    headers: { "content-type": type, "content-disposition": `attachment; filename="${name}"`, ...HEADERS },
  });
}

function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  let state: "new" | "open" | "ended" = "new";
  let stalled: NodeJS.Timeout | undefined;
  const end = () => {
    clearTimeout(stalled);
    if (state === "open") running -= 1;
    state = "ended";
  };
  return new ReadableStream(
    {
      async pull(controller) {
        clearTimeout(stalled);
        if (state === "new") running += 1;
        state = "open";
        try {
          const { value, done } = await chunks.next();
          if (done) {
            end();
            return controller.close();
          }
          stalled = setTimeout(() => {
            end();
            controller.error(new Error("whoever took a file stopped taking it"));
            void chunks.return(undefined);
          }, STALL_MS);
          controller.enqueue(value);
        } catch (error) {
          end();
          logger().error({ err: error }, "a file could not be sent whole");
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
