import { answerOf, type Reply, send, type Upload, type UploadAnswer } from "#components/invoices/deposit/upload.ts";

/** A file up to here leaves in one request: sending all of it again costs no more than a piece. */
const WHOLE_BYTES = 1024 * 1024;
const PIECE_BYTES = 512 * 1024;
/** Between two tries on a lost connection: some five minutes in all, which is a train in a tunnel. */
const WAITS_MS = [1, 2, 4, 8, 15, 30, 60, 60, 60, 60].map((seconds) => seconds * 1000);

type Options = {
  /** Address of this very sending: the same one after a cut. */
  readonly url: string;
  readonly file: File;
  /** Percent sent; `null` while the connection is lost and will be tried again. */
  readonly onProgress: (percent: number | null) => void;
  /** The sentence for a connection that did not come back. */
  readonly lost: string;
};

/**
 * Sends one file, in pieces when it is large, and goes on after a cut from what has arrived. The server keeps to one draft for the
 * address, however often its last piece is sent. A cancelled sending ends with an empty message, unless it was too late to
 * cancel it.
 */
export function uploadFile({ url, file, onProgress, lost }: Options): Upload {
  let cancelled = false;
  let current = () => {};
  const ask = async (request: Parameters<typeof send>[0]): Promise<Reply> => {
    const sending = send(request);
    current = sending.cancel;
    return cancelled ? null : sending.done;
  };
  const percentOf = (bytes: number) => Math.min(100, Math.round((bytes / file.size) * 100));
  const put = (from: number, to: number): Promise<Reply> =>
    ask({
      method: "PUT",
      url,
      body: file.slice(from, to),
      headers: {
        "content-type": "application/octet-stream",
        ...(file.size > WHOLE_BYTES ? { "content-range": `bytes ${from}-${to - 1}/${file.size}` } : {}),
      },
      onProgress: (bytes) => onProgress(percentOf(from + bytes)),
    });
  /** From what has arrived on. A piece that was out of step is answered with where to go on. */
  const run = async (from: number): Promise<Reply> => {
    let at = from;
    let stuck = 0;
    while (stuck < 3) {
      // All of it has arrived, and only its answer was lost: the last piece asks for it again.
      const start = at >= file.size ? Math.max(0, file.size - 1) : at;
      const end = file.size > WHOLE_BYTES ? Math.min(start + PIECE_BYTES, file.size) : file.size;
      const reply = await put(start, end);
      if (typeof reply?.received !== "number") return reply;
      stuck = reply.received > at ? 0 : stuck + 1;
      at = reply.received;
    }
    return null;
  };
  const whole = async (): Promise<UploadAnswer> => {
    let reply = await run(0);
    for (const wait of WAITS_MS) {
      if (reply || cancelled) break;
      onProgress(null);
      await untilOnline(wait);
      if (cancelled) break;
      const state = await ask({ method: "GET", url });
      // The answer was all that got lost.
      if (typeof state?.href === "string") reply = state;
      else if (state) reply = await run(typeof state.received === "number" ? state.received : 0);
    }
    return cancelled ? afterCancel() : answerOf(reply, lost);
  };
  /** The last piece may have arrived before the order to stop: there is a draft then, and nothing else may be told. */
  const afterCancel = async (): Promise<UploadAnswer> => {
    const state = await send({ method: "GET", url }).done;
    return typeof state?.href === "string" ? { ok: true, href: state.href } : { ok: false, message: "" };
  };
  return {
    done: whole(),
    cancel: () => {
      cancelled = true;
      current();
    },
  };
}

/** The time that was asked for, or less when the browser says that the line is back. */
function untilOnline(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener("online", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    window.addEventListener("online", end);
  });
}
