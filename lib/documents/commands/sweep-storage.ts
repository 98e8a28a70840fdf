import "server-only";
import { trueNow as now } from "#lib/platform/clock.ts";
import { pool } from "#lib/platform/db.ts";
import {
  bringBack,
  discardAside,
  discardUnfinished,
  STORAGE_PREFIXES,
  type StoredFile,
  setAside,
  setAsideFiles,
  storedUnder,
} from "#lib/platform/storage.ts";

/** A file is written before its row commits: younger than this it may still be waiting for it. */
const WAIT_HOURS = 24;
/** What was set aside waits for a deposit of the same bytes that was under way at that moment. */
const ASIDE_HOURS = 12;
const AT_ONCE = 500;

export type Swept = {
  readonly unfinished: number;
  readonly setAside: number;
  readonly back: number;
  readonly gone: number;
};

/**
 * Clears the storage of what no document names (T-01): files whose deposit died between the writing and the commit. Nothing is deleted
 * at once: a file is first set aside, where reading still finds it, and goes for good at a later sweep if no document names it by then.
 */
export async function sweepStorage(): Promise<Swept> {
  const at = now().getTime();
  const before = (hours: number) => new Date(at - hours * 3_600_000);
  const unfinished = await discardUnfinished(before(WAIT_HOURS));
  let [back, gone, aside] = [0, 0, 0];
  await inBatches(setAsideFiles(), async (files, named) => {
    for (const file of files) {
      if (named.has(file.sha256)) {
        await bringBack(file.sha256);
        back += 1;
      } else if (file.at < before(ASIDE_HOURS)) {
        await discardAside(file.sha256);
        gone += 1;
      }
    }
  });
  for (const prefix of STORAGE_PREFIXES) {
    await inBatches(storedUnder(prefix), async (files, named) => {
      for (const file of files) {
        if (named.has(file.sha256) || file.at >= before(WAIT_HOURS)) continue;
        await setAside(file.sha256);
        aside += 1;
      }
    });
  }
  return { unfinished, setAside: aside, back, gone };
}

/** Hands on files by the hundreds, with those of their hashes that some document names. */
async function inBatches(
  files: AsyncIterable<StoredFile>,
  handle: (files: readonly StoredFile[], named: ReadonlySet<string>) => Promise<void>,
): Promise<void> {
  let batch: StoredFile[] = [];
  const flush = async () => {
    const hashes = batch.map(({ sha256 }) => sha256);
    const sql = "select distinct sha256 from document where sha256 = any($1)";
    const { rows } = await pool().query<{ sha256: string }>(sql, [hashes]);
    await handle(batch, new Set(rows.map(({ sha256 }) => sha256)));
    batch = [];
  };
  for await (const file of files) {
    batch.push(file);
    if (batch.length === AT_ONCE) await flush();
  }
  if (batch.length > 0) await flush();
}
