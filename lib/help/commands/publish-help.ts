import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { forgetWelcome } from "#lib/help/data/welcome.ts";
import {
  auditHelp,
  baseOf,
  inForce,
  isWritable,
  lockHelp,
  mayWriteHelp,
  type Place,
  reindex,
} from "#lib/help/data/writing.ts";
import {
  type HelpDraftInput,
  type HelpPlaceInput,
  helpDraftInput,
  helpPlaceInput,
  oneRevisionInput,
} from "#lib/help/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

type Outcome = Result<Place, "INVALID_INPUT" | "NOT_FOUND" | "CONTENT_CHANGED">;

/** Puts the draft of a page in force: what readers, the search and the assistant have from then on. */
export async function publishHelp(actor: Actor, input: HelpDraftInput): Promise<Outcome> {
  const denied = await mayWriteHelp(actor);
  if (denied) return denied;
  const read = readInput(helpDraftInput, input);
  if (!read.ok) return read;
  const { version, ...place } = read.data;
  if (!isWritable(place)) return refuse("NOT_FOUND");
  return inOrder(async (tx) => {
    const draft = await tx.helpRevision.findFirst({ where: { ...place, publishedAt: null } });
    if (!draft) return abort(refuse("NOT_FOUND"));
    if (draft.version !== version) return abort(refuse("CONTENT_CHANGED"));
    await tx.helpRevision.update({ where: { id: draft.id }, data: { publishedAt: now(), authorId: actor.userId } });
    await reindex(tx, place);
    await auditHelp(tx, actor, "help.published", place, draft.id);
    return ok(place);
  });
}

/** Puts an earlier version in force again, as a version of its own: nothing of what was read is lost. */
export async function restoreHelp(actor: Actor, input: { revisionId: string }): Promise<Outcome> {
  const denied = await mayWriteHelp(actor);
  if (denied) return denied;
  const read = readInput(oneRevisionInput, input);
  if (!read.ok) return read;
  return inOrder(async (tx) => {
    const earlier = await tx.helpRevision.findFirst({
      where: { id: read.data.revisionId, kind: "TEXT", publishedAt: { not: null } },
    });
    if (!earlier || !isWritable(earlier)) return abort(refuse("NOT_FOUND"));
    const { page, locale, title, summary, keywords, body } = earlier;
    const place = { page, locale };
    const id = await publishNew(tx, actor, place, { kind: "TEXT", title, summary, keywords, body });
    await auditHelp(tx, actor, "help.restored", place, id);
    return ok(place);
  });
}

/** Goes back to the page as this version of the portal brings it; refused when it is what readers have. */
export async function deliverHelp(actor: Actor, input: HelpPlaceInput): Promise<Outcome> {
  const denied = await mayWriteHelp(actor);
  if (denied) return denied;
  const read = readInput(helpPlaceInput, input);
  if (!read.ok) return read;
  const place = read.data;
  return inOrder(async (tx) => {
    if (!(await inForce(tx, place))) return abort(refuse("CONTENT_CHANGED"));
    const id = await publishNew(tx, actor, place, {
      kind: "DELIVERED",
      title: "",
      summary: "",
      keywords: "",
      body: "",
    });
    await auditHelp(tx, actor, "help.delivered", place, id);
    return ok(place);
  });
}

type NewText = { kind: "TEXT" | "DELIVERED"; title: string; summary: string; keywords: string; body: string };

async function publishNew(tx: Tx, actor: Actor, place: Place, text: NewText): Promise<string> {
  const at = now();
  const id = newId(at.getTime());
  const who = { authorId: actor.userId, writtenAt: at, publishedAt: at };
  await tx.helpRevision.create({ data: { id, ...place, ...text, base: baseOf(place), ...who } });
  await reindex(tx, place);
  return id;
}

async function inOrder(work: (tx: Tx) => Promise<Outcome>): Promise<Outcome> {
  const outcome = await transaction<Outcome>(async (tx) => {
    await lockHelp(tx);
    return work(tx);
  });
  forgetWelcome();
  return outcome;
}
