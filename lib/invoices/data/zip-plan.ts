import "server-only";
import { now } from "#lib/platform/clock.ts";
import { logger } from "#lib/platform/logger.ts";
import { loadBytes } from "#lib/platform/storage.ts";
import type { ZipEntry } from "#lib/platform/zip-writer.ts";

/** One file of an archive before it is sent: where it stands and how long it is, which tells how long the whole will be. */
export type PlannedEntry = {
  readonly path: string;
  readonly size: number;
  readonly content: () => Promise<Uint8Array>;
};

export function storedEntry(path: string, { sha256, size }: { sha256: string; size: number }): PlannedEntry {
  return { path, size, content: () => loadBytes(sha256) };
}

export function writtenEntry(path: string, text: string): PlannedEntry {
  const bytes = Buffer.from(text);
  return { path, size: bytes.length, content: async () => bytes };
}

/** Files come from the storage one at a time, as they are sent. One that cannot be read is said in its place: the others are not lost for it. */
export async function* zipEntries(plan: readonly PlannedEntry[], unreadable: string): AsyncGenerator<ZipEntry> {
  const at = now();
  for (const { path, size, content } of plan) {
    try {
      const bytes = await content();
      if (bytes.length !== size) throw new Error(`${bytes.length} bytes where ${size} were stored`);
      yield { path, at, content: bytes };
    } catch (error) {
      logger().error({ err: error, path }, "a document could not be put into an archive");
      yield { at, ...inPlace(path, size, unreadable) };
    }
  }
}

const SUFFIX = ".txt";

/** As long as the file that it stands for, its longer name included: the length of the archive was told already. */
function inPlace(path: string, size: number, unreadable: string) {
  const room = Math.max(0, size - 2 * SUFFIX.length);
  const text = Buffer.from(`\uFEFF${unreadable}\r\n`).subarray(0, room);
  return room === 0
    ? { path, content: Buffer.alloc(size) }
    : { path: `${path}${SUFFIX}`, content: Buffer.concat([text, Buffer.alloc(room - text.length, " ")]) };
}
