import "server-only";
import { ARCHIVE_LIMITS, type ArchiveKind, type ArchiveRefusal } from "#lib/documents/domain/archive.ts";
import type { DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { readers } from "#lib/documents/reading/readers.ts";
import type { Member, Unpacked } from "#lib/documents/workers/archive.worker.ts";
import { type Result, refuse } from "#lib/shared/result.ts";

type Answer<T> = Result<T, ArchiveRefusal | DocumentRefusal>;

/** The files of an archive, each with why it is not taken, if it is not. In a thread that can be killed, like every file. */
export function listArchive(bytes: Uint8Array, kind: ArchiveKind): Promise<Answer<readonly Member[]>> {
  return twice(() => readers().archives.run("list", { bytes, kind }, ARCHIVE_LIMITS.milliseconds));
}

/** The first files of those at `positions`, a window of them at once: what is asked for again begins after them. */
export function unpackMembers(
  bytes: Uint8Array,
  kind: ArchiveKind,
  positions: readonly number[],
): Promise<Answer<readonly Unpacked[]>> {
  return twice(() => readers().archives.run("extract", { bytes, kind, positions }, ARCHIVE_LIMITS.milliseconds));
}

const COSTLY: readonly string[] = ["READ_TIMEOUT", "READ_MEMORY", "READER_CRASHED"];

/** A thread may be killed for what others beside it took; an archive that costs its thread twice is a bomb, whatever it is made of. */
async function twice<T>(run: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const first = await run();
  if (first.ok || !COSTLY.includes(first.code)) return first;
  const second = await run();
  return second.ok || !COSTLY.includes(second.code) ? second : refuse("ARCHIVE_BOMB");
}
