import "server-only";
import { type Actor, can, holdersOf, loadActor } from "#lib/access/index.ts";
import { stillLive } from "#lib/accounts/index.ts";
import { BEAT_SECONDS, STREAMS_A_PERSON, STREAMS_A_PROCESS } from "#lib/live/domain/limits.ts";
import { type NotificationView, unreadOf } from "#lib/notifications/index.ts";
import { db } from "#lib/platform/db.ts";
import { logger } from "#lib/platform/logger.ts";
import { listenToSignals, type Signal } from "#lib/platform/signals.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type LiveEvent =
  /** `newest` is what came in since the last time, when something did. */
  | { readonly kind: "unread"; readonly unread: number; readonly newest: NotificationView | null }
  /** An invoice that the person sees changed. `mine`: by their own hand. */
  | { readonly kind: "invoice"; readonly invoiceId: string; readonly position: number; readonly mine: boolean }
  /** What waits for a manager changed. */
  | { readonly kind: "approvals" }
  /** A conversation changed; or the other side writes, and nothing else. */
  | { readonly kind: "chat"; readonly chatId: string; readonly typing: boolean }
  /** Signals may have been lost: anything may have changed. */
  | { readonly kind: "gap" }
  /** Nothing happened; the line is alive. */
  | { readonly kind: "beat" };

type Watcher = {
  readonly actor: Actor;
  readonly send: (event: LiveEvent) => void;
  readonly end: () => void;
  /** What was told last. */
  unread: number;
  newestId: string | null;
};

type Hub = { readonly watchers: Set<Watcher>; open: { ready: Promise<void>; stop(): void } | null };

/** On globalThis: a bundle may hold two copies of this module, a process needs one connection that listens. */
const holder = globalThis as { choraleHub?: Hub };

function hub(): Hub {
  if (holder.choraleHub) return holder.choraleHub;
  const made: Hub = { watchers: new Set(), open: null };
  holder.choraleHub = made;
  // Streams never end by themselves: a process asked to stop would wait for them.
  process.once("SIGTERM", endAll);
  process.once("SIGINT", endAll);
  return made;
}

function endAll(): void {
  for (const watcher of hub().watchers) drop(watcher);
}

/**
 * Tells a person what changes, until they leave or their session ends: `onEnd` runs then. One connection of the database listens for
 * the whole process; it is opened for the first person and closed after the last one.
 */
export async function watch(
  actor: Actor,
  on: { readonly send: (event: LiveEvent) => void; readonly end: () => void },
): Promise<Result<() => void, "TOO_MANY_STREAMS">> {
  const { watchers } = hub();
  const own = [...watchers].filter((watcher) => watcher.actor.userId === actor.userId).length;
  if (own >= STREAMS_A_PERSON || watchers.size >= STREAMS_A_PROCESS) return refuse("TOO_MANY_STREAMS");
  const watcher: Watcher = { actor, ...on, unread: -1, newestId: null };
  watchers.add(watcher);
  // First the ear, then the count: between the two nothing is lost.
  await start();
  await tellPeople([watcher], true);
  return ok(() => drop(watcher));
}

function drop(watcher: Watcher): void {
  const { watchers } = hub();
  if (!watchers.delete(watcher)) return;
  watcher.end();
  if (watchers.size > 0) return;
  hub().open?.stop();
  hub().open = null;
}

function start(): Promise<void> {
  const shared = hub();
  if (!shared.open) {
    const listening = listenToSignals((signal) => quietly(hear(signal)), gap);
    const timer = setInterval(() => quietly(beat()), BEAT_SECONDS * 1000);
    const stop = () => {
      clearInterval(timer);
      listening.stop();
    };
    shared.open = { ready: listening.ready, stop };
  }
  return shared.open.ready;
}

/** A database that is away is told by everything else; the next beat tries again. */
function quietly(work: Promise<void>): void {
  work.catch((error) => logger().warn({ err: error }, "live updates"));
}

async function hear(signal: Signal): Promise<void> {
  const { watchers } = hub();
  if (signal.about === "person") {
    return tellPeople([...watchers].filter((watcher) => watcher.actor.userId === signal.userId));
  }
  if (signal.about === "chat") {
    const { chatId, userIds, typing } = signal;
    const there = await endDead([...watchers].filter(({ actor }) => userIds.includes(actor.userId)));
    for (const watcher of there) watcher.send({ kind: "chat", chatId, typing });
    return;
  }
  if (signal.about === "requests") {
    const managers = await holdersOf(db(), "organisation.manage", { structureId: signal.structureId });
    const there = await endDead([...watchers].filter(({ actor }) => managers.includes(actor.userId)));
    for (const watcher of there) watcher.send({ kind: "approvals" });
    return;
  }
  const told = await endDead([...watchers].filter(({ actor }) => sees(actor, signal)));
  for (const watcher of told) {
    // With the rights of now: those of the time when the stream was opened only spare the question for everybody else.
    const { userId, sessionId } = watcher.actor;
    const actor = await loadActor(userId, { id: sessionId });
    if (!actor || !sees(actor, signal)) continue;
    const { invoiceId, position, by } = signal;
    watcher.send({ kind: "invoice", invoiceId, position, mine: by === userId });
  }
}

function sees(actor: Actor, { supplier, recipient }: Extract<Signal, { about: "invoice" }>): boolean {
  return (
    can(actor, "invoice.readIssued", supplier) || (recipient !== null && can(actor, "invoice.readReceived", recipient))
  );
}

function gap(): void {
  for (const watcher of hub().watchers) watcher.send({ kind: "gap" });
}

async function beat(): Promise<void> {
  for (const watcher of hub().watchers) watcher.send({ kind: "beat" });
  await tellPeople([...hub().watchers]);
}

/** Closes the streams of sessions that have ended; gives the others. */
async function endDead(watchers: readonly Watcher[]): Promise<Watcher[]> {
  if (watchers.length === 0) return [];
  const live = await stillLive(watchers.map(({ actor }) => actor.sessionId));
  return watchers.filter((watcher) => {
    if (live.has(watcher.actor.sessionId)) return true;
    drop(watcher);
    return false;
  });
}

/** How many notifications each of these has not read, to whom it is news. `first`: what is there already is not. */
async function tellPeople(watchers: readonly Watcher[], first = false): Promise<void> {
  const alive = await endDead(watchers);
  const counts = await unreadOf([...new Set(alive.map(({ actor }) => actor.userId))]);
  for (const watcher of alive) {
    const { unread, newest } = counts.get(watcher.actor.userId) ?? { unread: 0, newest: null };
    const newestId = newest?.id ?? null;
    if (watcher.unread === unread && watcher.newestId === newestId) continue;
    const isNews = !first && newest !== null && newestId !== watcher.newestId && unread >= watcher.unread;
    Object.assign(watcher, { unread, newestId });
    watcher.send({ kind: "unread", unread, newest: isNews ? newest : null });
  }
}
