import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { helpFile } from "#lib/help/data/help-files.ts";
import { bringUpVocabulary, HELP_LOCK, putPage, type Run } from "#lib/help/data/index-page.ts";
import { indexHash, overlaid, WELCOME } from "#lib/help/domain/revision.ts";
import type { Tx } from "#lib/platform/db.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { type Refusal, refuse } from "#lib/shared/result.ts";

export type Place = { readonly page: string; readonly locale: string };

/** Who writes the help. To anybody else there is nothing here, and the attempt is kept. */
export async function mayWriteHelp(actor: Actor): Promise<Refusal<"NOT_FOUND"> | null> {
  if (canAsStaff(actor, "help.publish")) return null;
  await recordDenied(actor, "help.publish");
  return refuse("NOT_FOUND");
}

/** True for the welcome and for every page of this version. */
export function isWritable({ page, locale }: Place): boolean {
  return page === WELCOME || helpFile(locale, page) !== null;
}

/** What was delivered in this place, told by its hash; empty for the welcome. */
export function baseOf({ page, locale }: Place): string {
  return helpFile(locale, page)?.hash ?? "";
}

/** One writer at a time, until the end of the transaction. */
export async function lockHelp(tx: Tx): Promise<void> {
  await tx.$queryRawUnsafe(`select 1 from (${HELP_LOCK}) held`);
}

/** The version that readers see; null: the delivered page. */
export async function inForce(tx: Pick<Tx, "helpRevision">, { page, locale }: Place) {
  const last = await tx.helpRevision.findFirst({
    where: { page, locale, publishedAt: { not: null } },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
  });
  return last?.kind === "TEXT" ? last : null;
}

/** Brings the index to what is in force in this place: what is read, searched and answered with from the end of the transaction. */
export async function reindex(tx: Tx, place: Place): Promise<void> {
  const file = helpFile(place.locale, place.page);
  // The welcome is no page of the help.
  if (!file) return;
  const revision = await inForce(tx, place);
  const run: Run = (sql, values) => tx.$executeRawUnsafe(sql, ...values);
  const written = revision ? { ...revision, updated: parisDay(revision.publishedAt ?? revision.writtenAt) } : undefined;
  await putPage(run, { ...overlaid(file, written), hash: indexHash(file.hash, revision?.id) });
  await bringUpVocabulary(run);
}

type HelpEvent = "help.drafted" | "help.discarded" | "help.published" | "help.restored" | "help.delivered";

export async function auditHelp(
  tx: Tx,
  actor: Actor,
  type: HelpEvent,
  { page, locale }: Place,
  id: string,
): Promise<void> {
  await recordAudit(tx, {
    type,
    detail: { page, locale },
    userId: actor.userId,
    sessionId: actor.sessionId,
    subject: { type: "helpPage", id },
  });
}
