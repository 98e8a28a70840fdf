import { getTranslations } from "next-intl/server";
import { json } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { notificationSentence } from "#components/notifications/sentence.ts";
import { type Actor, canSomewhere, countApprovals, loadActor } from "#lib/access/index.ts";
import { watchingActor } from "#lib/access/web.ts";
import { type LiveEvent, STREAM_MINUTES, watch } from "#lib/live/index.ts";
import { countUnread } from "#lib/notifications/index.ts";

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  // Not packed and not gathered on the way: each event arrives when it is sent.
  "cache-control": "private, no-store, no-transform",
  "x-accel-buffering": "no",
  "cross-origin-resource-policy": "same-origin",
};

/** Milliseconds that a browser waits before it opens another stream. */
const RETRY = 3_000;

/**
 * What changes for the person, as it changes (feature F-151): a stream of events for whoever asks for one, else how many
 * notifications they have not read, as JSON. Neither keeps a session alive; a session that ends closes the stream.
 */
export async function GET(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const actor = await watchingActor();
  if (!actor) return new Response(null, { status: 401, headers: { "cache-control": "no-store" } });
  const words = await readWords();
  if (!(request.headers.get("accept") ?? "").includes("text/event-stream")) {
    return json(words.unread(await countUnread(actor.userId)));
  }
  return stream(actor, request, words);
}

type Words = Awaited<ReturnType<typeof readWords>>;

/** Sentences ready for the page: the browser gets no catalogue. Read while the request is there, used as long as the stream. */
async function readWords() {
  const [page, approvals, sentences, statuses, roles] = await Promise.all([
    getTranslations("notificationPage"),
    getTranslations("approvals"),
    getTranslations("notifications"),
    getTranslations("invoiceStatus"),
    getTranslations("rights.roles"),
  ]);
  return {
    unread: (count: number) => ({ unread: count, label: page("bell", { count }) }),
    approvals: (count: number) => ({ menu: approvals("menu", { count }), spoken: approvals("menuSpoken", { count }) }),
    says: (one: Parameters<typeof notificationSentence>[1]) =>
      page("arrived", { sentence: notificationSentence({ page, sentences, statuses, roles }, one) }),
  };
}

async function stream(actor: Actor, request: Request, words: Words): Promise<Response> {
  const encoder = new TextEncoder();
  let leave = () => {};
  let timer: NodeJS.Timeout | undefined;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(undefined, { highWaterMark: 64 });
  const writer = writable.getWriter();
  const close = () => {
    clearTimeout(timer);
    leave();
    void writer.close().catch(() => undefined);
  };
  const write = (text: string) => {
    // Whoever does not read what is sent has gone, or will ask again.
    if ((writer.desiredSize ?? 0) <= 0) return close();
    writer.write(encoder.encode(text)).catch(close);
  };
  const send = (event: LiveEvent) => {
    if (event.kind !== "approvals") write(textOf(event, words));
    // After a gap too: what was decided meanwhile was not heard. Who managed nothing when the stream was opened spares the question.
    if (event.kind === "approvals" || (event.kind === "gap" && canSomewhere(actor, "organisation.manage")))
      tellApprovals().catch(close);
  };
  /** The badge of the menu follows what comes in and what is decided, by whomever, with the rights of now. */
  const tellApprovals = async () => {
    const manager = await loadActor(actor.userId, { id: actor.sessionId });
    const waiting = manager && (await countApprovals(manager));
    if (waiting !== null) write(framed("approvals", words.approvals(waiting)));
  };
  const watching = await watch(actor, { send, end: close });
  if (!watching.ok) return new Response(null, { status: 429, headers: { "retry-after": "60" } });
  leave = watching.data;
  timer = setTimeout(close, STREAM_MINUTES * 60_000);
  if (request.signal.aborted) close();
  request.signal.addEventListener("abort", close);
  write(`retry: ${RETRY}\n\n`);
  // A browser that was here before may have missed something on the way back.
  if (request.headers.has("last-event-id")) send({ kind: "gap" });
  return new Response(readable, { headers: HEADERS });
}

type Written = Exclude<LiveEvent, { kind: "approvals" }>;

function textOf(event: Written, words: Words): string {
  if (event.kind === "beat") return ": \n\n";
  return framed(event.kind, dataOf(event, words));
}

function framed(kind: string, data: unknown): string {
  return `id: ${Date.now()}\nevent: ${kind}\ndata: ${JSON.stringify(data)}\n\n`;
}

function dataOf(event: Exclude<Written, { kind: "beat" }>, words: Words): unknown {
  if (event.kind === "gap") return {};
  if (event.kind === "chat") return { id: event.chatId, typing: event.typing };
  if (event.kind === "invoice") return { id: event.invoiceId, position: event.position, mine: event.mine };
  return { ...words.unread(event.unread), says: event.newest ? words.says(event.newest) : "" };
}
