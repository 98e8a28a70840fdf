import "server-only";
import { logger } from "#lib/platform/index.ts";

type Limits = {
  /** Files being sent by this process at once. */
  readonly atOnce: number;
  /** Whoever takes nothing for this long is gone, and their turn is somebody else's; without it, their connection decides. */
  readonly stallMs?: number;
  /** What the trail says of a file that ends before its end. */
  readonly failure: string;
};

export type FileStreams = {
  /** True when no other may begin. */
  isFull(): boolean;
  /**
   * Reads on only when the visitor took what came before, so that memory does not grow with a slow one. It counts from its first byte on: a
   * response that nobody reads holds nothing.
   */
  open(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array>;
};

/** Files sent as they are made, so many at a time. */
export function fileStreams({ atOnce, stallMs, failure }: Limits): FileStreams {
  let running = 0;
  return {
    isFull: () => running >= atOnce,
    open(chunks) {
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
              if (stallMs) {
                stalled = setTimeout(() => {
                  end();
                  controller.error(new Error("whoever took a file stopped taking it"));
                  void chunks.return(undefined);
                }, stallMs);
              }
              controller.enqueue(value);
            } catch (error) {
              end();
              logger().error({ err: error }, failure);
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
    },
  };
}
