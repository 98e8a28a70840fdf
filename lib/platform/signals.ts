import "server-only";
import pg from "pg";
import type { Tx } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";

/** Where an invoice is read: a structure, and the service when the invoice names one. */
export type SignalPlace = { readonly structureId: string; readonly serviceId: string | null };

/** What a transaction tells the web processes once it commits. Ids only: who is told reads what they may see. */
export type Signal =
  /** Something about a person's notifications changed. */
  | { readonly about: "person"; readonly userId: string }
  /** A conversation changed, or somebody writes in it; for these people, whoever of them may see it. */
  | { readonly about: "chat"; readonly chatId: string; readonly userIds: readonly string[]; readonly typing: boolean }
  /** What waits for the managers of a structure changed: somebody asked to join it, or was answered. */
  | { readonly about: "requests"; readonly structureId: string }
  /** Something about an invoice changed; `position` is the step of its history, 0 for what is no step. */
  | {
      readonly about: "invoice";
      readonly invoiceId: string;
      readonly position: number;
      readonly by: string | null;
      readonly supplier: SignalPlace;
      readonly recipient: SignalPlace | null;
    };

const CHANNEL = "chorale";
const ABOUT: readonly Signal["about"][] = ["person", "chat", "requests", "invoice"];

/** Sends a signal in the caller's transaction: it leaves if, and only if, the transaction commits. */
export async function sendSignal(tx: Tx, signal: Signal): Promise<void> {
  await tx.$executeRaw`select pg_notify(${CHANNEL}, ${JSON.stringify(signal)})`;
}

/** Seconds between two tries to listen again: the database restarts in less. */
const AGAIN = [1, 2, 5, 10] as const;

export type Listening = {
  /** Once it listens, or could not at the first try. */
  readonly ready: Promise<void>;
  readonly stop: () => void;
};

/**
 * Listens on one connection of its own until it is stopped. `onGap` runs each time it listens again after it could not: what was told
 * meanwhile was not heard.
 */
export function listenToSignals(onSignal: (signal: Signal) => void, onGap: () => void): Listening {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let ended = false;

  const again = () => {
    if (ended || timer) return;
    const seconds = AGAIN[Math.min(failures, AGAIN.length - 1)] ?? 10;
    failures += 1;
    timer = setTimeout(() => {
      timer = undefined;
      void connect(true);
    }, seconds * 1000);
  };

  const connect = async (afterGap: boolean) => {
    const own = new pg.Client({
      connectionString: env().DATABASE_URL,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    client = own;
    own.on("error", again);
    own.on("end", again);
    own.on("notification", ({ payload }) => {
      const signal = readSignal(payload);
      if (signal) onSignal(signal);
    });
    try {
      await own.connect();
      await own.query(`listen ${CHANNEL}`);
      failures = 0;
      if (afterGap) onGap();
    } catch {
      await own.end().catch(() => undefined);
      again();
    }
  };

  const ready = connect(false);
  const stop = () => {
    ended = true;
    clearTimeout(timer);
    void client?.end().catch(() => undefined);
  };
  return { ready, stop };
}

/** Another program may use the channel: what is not a signal is none. */
function readSignal(payload: string | undefined): Signal | null {
  try {
    const read: unknown = JSON.parse(payload ?? "");
    const known = typeof read === "object" && read !== null && "about" in read;
    return known && ABOUT.some((one) => one === read.about) ? (read as Signal) : null;
  } catch {
    return null;
  }
}
