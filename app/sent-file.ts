import "server-only";
import { logger } from "#lib/platform/index.ts";

/** Of a file of one's own: saved, never shown by a browser under the portal's address. */
const HEADERS = {
  "content-security-policy": "default-src 'none'; sandbox",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "private, no-store",
} as const;

/** A file sent as it is made, at the pace of whoever takes it: memory does not grow with a slow one, and stops when they do. */
export function sentFile(name: string, type: string, chunks: AsyncGenerator<Uint8Array>): Response {
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await chunks.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          logger().error({ err: error }, "a file could not be sent whole");
          controller.error(error);
        }
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: { "content-type": type, "content-disposition": `attachment; filename="${name}"`, ...HEADERS },
  });
}

/** Too many at once: the same again in a moment. */
export function busyFile(): Response {
  return new Response(null, { status: 503, headers: { "retry-after": "30", ...HEADERS } });
}
