import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { auditHelp, baseOf, isWritable, lockHelp, mayWriteHelp, type Place } from "#lib/help/data/writing.ts";
import { type DraftHelpInput, draftHelpInput, type HelpDraftInput, helpDraftInput } from "#lib/help/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

type Outcome = Result<Place, "INVALID_INPUT" | "NOT_FOUND" | "CONTENT_CHANGED">;

/** Keeps a new text of a page, which only who writes the help sees until it is published. A page has one draft: who saves over a newer one is told. */
export async function draftHelp(actor: Actor, input: DraftHelpInput): Promise<Outcome> {
  const denied = await mayWriteHelp(actor);
  if (denied) return denied;
  const read = readInput(draftHelpInput, input);
  if (!read.ok) return read;
  const { page, locale, version, ...writing } = read.data;
  const place = { page, locale };
  if (!isWritable(place)) return refuse("NOT_FOUND");
  const at = now();
  const kept = { ...writing, base: baseOf(place), authorId: actor.userId, writtenAt: at };
  return transaction<Outcome>(async (tx) => {
    await lockHelp(tx);
    const draft = await tx.helpRevision.findFirst({ where: { ...place, publishedAt: null } });
    if ((draft?.version ?? 0) !== version) return abort(refuse("CONTENT_CHANGED"));
    const id = draft?.id ?? newId(at.getTime());
    if (draft) await tx.helpRevision.update({ where: { id }, data: { ...kept, version: version + 1 } });
    else await tx.helpRevision.create({ data: { id, ...place, kind: "TEXT", ...kept, version: 1 } });
    await auditHelp(tx, actor, "help.drafted", place, id);
    return ok(place);
  });
}

/** Throws the draft of a page away. */
export async function discardHelp(actor: Actor, input: HelpDraftInput): Promise<Outcome> {
  const denied = await mayWriteHelp(actor);
  if (denied) return denied;
  const read = readInput(helpDraftInput, input);
  if (!read.ok) return read;
  const { version, ...place } = read.data;
  return transaction<Outcome>(async (tx) => {
    await lockHelp(tx);
    const draft = await tx.helpRevision.findFirst({ where: { ...place, publishedAt: null } });
    if (!draft) return abort(refuse("NOT_FOUND"));
    if (draft.version !== version) return abort(refuse("CONTENT_CHANGED"));
    await tx.helpRevision.delete({ where: { id: draft.id } });
    await auditHelp(tx, actor, "help.discarded", place, draft.id);
    return ok(place);
  });
}
