import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#lib/platform/db.ts";

/**
 * Inserts of one transaction that nobody waits for. Each statement costs a turn between two processes, more than the row itself: so they are
 * kept until something else is asked in the transaction, or until it ends, and leave together as one statement. They commit or roll back with
 * the rest, and a transaction that is aborted before never sends them.
 */
type Waiting = { readonly plain: Tx; readonly add: (statement: Prisma.Sql) => Promise<void> };

const waiting = new WeakMap<Tx, Waiting>();

/** The most that leaves as one statement: each shape of it is kept prepared. */
const MOST = 16;

/**
 * Writes rows in the caller's transaction. The statement must not read what the same transaction has just written: what leaves together sees
 * what was there before. Rows of its own that it refers to by a foreign key are no matter, those are held at the end of all.
 */
export async function write(tx: Tx, statement: Prisma.Sql): Promise<void> {
  const known = waiting.get(tx);
  await (known ? known.add(statement) : tx.$executeRaw(statement));
}

/** The transaction for a question, or a claim, that has nothing to do with the rows that wait: it does not make them leave. */
export function ahead(tx: Tx): Tx {
  return waiting.get(tx)?.plain ?? tx;
}

/** The transaction as commands get it: whatever they ask in it, what waits leaves first. `flush` before the end. */
export function keepWrites(plain: Tx): { readonly tx: Tx; readonly flush: () => Promise<void> } {
  let kept: Prisma.Sql[] = [];
  let sent: Promise<unknown> = Promise.resolve();
  let open = 0;
  const flush = async () => {
    const leaving = kept;
    kept = [];
    if (leaving.length > 0) {
      open += 1;
      // Two questions at once wait for the same rows.
      sent = sent
        .then(() => plain.$executeRaw(together(leaving)))
        .finally(() => {
          open -= 1;
        });
    }
    await sent;
  };
  const after = <T>(ask: () => T) => (kept.length === 0 && open === 0 ? ask() : flush().then(ask));
  const tx = new Proxy(plain, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value === "function") return (...given: unknown[]) => after(() => Reflect.apply(value, target, given));
      return typeof name === "string" && typeof value === "object" && value !== null ? behind(value, after) : value;
    },
  });
  const add = async (statement: Prisma.Sql) => {
    kept.push(statement);
    if (kept.length >= MOST) await flush();
  };
  waiting.set(tx, { plain, add });
  return { tx, flush };
}

/** The operations of a model, each after what waits. */
function behind(model: object, after: <T>(ask: () => T) => T | Promise<T>): object {
  return new Proxy(model, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function"
        ? (...given: unknown[]) => after(() => Reflect.apply(value, target, given))
        : value;
    },
  });
}

function together(statements: readonly Prisma.Sql[]): Prisma.Sql {
  const [last, ...others] = [...statements].reverse();
  if (!last) throw new Error("nothing to write");
  if (others.length === 0) return last;
  const named = others.reverse().map((one, index) => Prisma.sql`${Prisma.raw(`w${index + 1}`)} as (${one})`);
  return Prisma.sql`with ${Prisma.join(named)} ${last}`;
}
