import "server-only";
import {
  ANY_ATTACHMENT,
  type Checked,
  type EvidenceFile,
  keepEvidence,
  receiveEvidence,
} from "#lib/documents/index.ts";
import type { Tx } from "#lib/platform/db.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { MOST_FILES, MOST_LINKED_FILES } from "#lib/tickets/domain/limits.ts";

/** What came with a message, checked as every attachment is (T-08, T-09): their number, names, types, contents, viruses. */
export async function receiveFiles(files: readonly EvidenceFile[]): Promise<Result<readonly Checked[]>> {
  if (files.length > MOST_FILES) return refuse("TOO_MANY_FILES", { params: { limit: MOST_FILES } });
  return receiveEvidence(files, ANY_ATTACHMENT);
}

/** The same for whoever has no account: before anything is stored, also how many the ticket has of them. */
export async function receiveLinkedFiles(
  over: Tx,
  ticketId: string,
  files: readonly EvidenceFile[],
): Promise<Result<readonly Checked[]>> {
  const room = await roomFor(over, ticketId, files.length);
  return room.ok ? receiveFiles(files) : room;
}

/** Writes their rows, by nobody with an account. The caller holds the ticket, so that two who send at once are counted one after the other. */
export async function keepLinkedFiles(
  tx: Tx,
  ticketId: string,
  files: readonly Checked[],
  at: Date,
): Promise<Result<string[]>> {
  const room = await roomFor(tx, ticketId, files.length);
  return room.ok ? ok(await keepEvidence(tx, files, { userId: null, at })) : room;
}

async function roomFor(over: Tx, ticketId: string, count: number): Promise<Result<null>> {
  if (count === 0) return ok(null);
  const had = await over.ticketFile.count({ where: { ticketId, document: { uploadedById: null } } });
  const params = { count: had, limit: MOST_LINKED_FILES };
  return had + count > MOST_LINKED_FILES ? refuse("TICKET_FILES_FULL", { params }) : ok(null);
}
