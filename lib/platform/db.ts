import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "#generated/prisma/client.ts";
import { env } from "#lib/platform/env.ts";
import { keepWrites } from "#lib/platform/writes.ts";

/** Kept on globalThis: a development reload re-evaluates modules, and each evaluation would open another pool. */
type Holder = { chorale?: { pool: pg.Pool; prisma: PrismaClient } };
const holder = globalThis as Holder;

function open() {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL,
    connectionTimeoutMillis: 5_000,
  });
  // An idle connection that dies (database restarted) must not end the process: the pool opens another.
  pool.on("error", () => undefined);
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: nameOf }) }) };
}

/** Distinct statements that each connection may keep prepared: more than the portal has, and a bound for lists whose length is in their text. */
const MOST_PREPARED = 1_000;
const names = new Map<string, string>();

/**
 * The name under which a connection keeps a statement of Prisma's prepared: parsing and planning the same texts again was half of what
 * the database spent on a deposit. Names are counted, not hashed: they live as long as this process's connections.
 */
function nameOf({ sql }: { readonly sql: string }): string {
  const known = names.get(sql);
  if (known || names.size >= MOST_PREPARED) return known ?? "";
  const name = `p${names.size + 1}`;
  names.set(sql, name);
  return name;
}

function opened() {
  holder.chorale ??= open();
  return holder.chorale;
}

/** The Prisma client of this process. */
export function db(): PrismaClient {
  return opened().prisma;
}

/** The pool below Prisma, for the hot lists: raw SQL costs half of a Prisma query. */
export function pool(): pg.Pool {
  return opened().pool;
}

export async function closeDb(): Promise<void> {
  const was = holder.chorale;
  holder.chorale = undefined;
  if (!was) return;
  await was.prisma.$disconnect();
  await was.pool.end();
}

/** What a command receives inside a transaction. */
export type Tx = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$use" | "$extends" | "$transaction">;

/** Thrown to roll back with a coded refusal; `transaction` turns it back into that refusal. Recognised by its mark, not by its class: a bundle may hold two copies. */
type Abort = { readonly choraleAbort: true; readonly refusal: unknown };

export function abort(refusal: unknown): never {
  throw Object.assign(new Error("transaction aborted by a refusal"), { choraleAbort: true, refusal } satisfies Abort);
}

function isAbort(error: unknown): error is Error & Abort {
  return typeof error === "object" && error !== null && "choraleAbort" in error && error.choraleAbort === true;
}

/** Runs `work` in one transaction. `abort(refusal)` inside it rolls everything back and makes the refusal the result. */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db().$transaction(
      async (plain) => {
        const { tx, flush } = keepWrites(plain as unknown as Tx);
        const done = await work(tx);
        await flush();
        return done;
      },
      { maxWait: 10_000, timeout: 20_000 },
    );
  } catch (error) {
    if (isAbort(error)) return error.refusal as T;
    throw error;
  }
}

/** Whether an error says that the database could not be reached, or had no connection to spare, rather than what it thinks of a query. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    /^(ECONNREFUSED|ECONNRESET|57P0[1-3]|53300|08\w{3}|P1001|P1002|P1008|P1017|P2024|P2028)$/.test(code) ||
    /timeout exceeded when trying to connect|Connection terminated|terminating connection|database system is|ECONNREFUSED|Unable to start a transaction|DatabaseNotReachable|ConnectionClosed|SocketTimeout/.test(
      error.message,
    ) ||
    isDatabaseAway(error.cause)
  );
}

/** True when the database answers a trivial query. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await pool().query("select 1");
    return true;
  } catch {
    return false;
  }
}
