import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { recordDenied } from "#lib/audit/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { minutesOf, take } from "#lib/tickets/data/limits.ts";
import { MOST_DRAFTS } from "#lib/tickets/domain/limits.ts";
import { type DraftInput, draftInput, type TicketDraftRef, ticketDraftRef } from "#lib/tickets/domain/schemas.ts";

/** Keeps what was typed of a new ticket, complete or not, without its files: over the draft that it was begun from, or as another one. */
export async function saveTicketDraft(actor: Actor, input: DraftInput): Promise<Result<{ draftId: string }>> {
  const read = readInput(draftInput, input);
  if (!read.ok) return read;
  const { draftId, subcategoryId, ...content } = read.data;
  const taken = await take("ticketMessageBy", actor.userId);
  if (!taken.allowed) return refuse("TOO_MANY_TICKETS", { params: { minutes: minutesOf(taken.msLeft) } });
  const { userId } = actor;
  return transaction<Result<{ draftId: string }>>(async (tx) => {
    // Two windows of one person, one after the other: the number of drafts is counted.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`ticket drafts ${userId}`}))`;
    if ((await tx.ticketSubcategory.count({ where: { id: subcategoryId } })) === 0)
      return abort(refuse("INVALID_INPUT", { fields: [{ field: "subcategoryId", code: "TICKET_SUBCATEGORY_GONE" }] }));
    const data = { subcategoryId, content, savedAt: now() };
    if (draftId !== "") {
      const { count } = await tx.ticketDraft.updateMany({ where: { id: draftId, userId }, data });
      if (count === 1) return ok({ draftId });
    }
    // One that was sent or deleted in another window meanwhile is kept as another one: nothing typed is lost.
    if ((await tx.ticketDraft.count({ where: { userId } })) >= MOST_DRAFTS)
      return abort(refuse("TOO_MANY_DRAFTS", { params: { limit: MOST_DRAFTS } }));
    const { id } = await tx.ticketDraft.create({ data: { id: newId(), userId, ...data } });
    return ok({ draftId: id });
  });
}

/** Deletes a draft; one of somebody else does not exist. */
export async function deleteTicketDraft(actor: Actor, input: TicketDraftRef): Promise<Result<null>> {
  const read = readInput(ticketDraftRef, input);
  if (!read.ok) return read;
  const { draftId } = read.data;
  const where = { id: draftId, userId: actor.userId };
  const { count } = await transaction((tx) => tx.ticketDraft.deleteMany({ where }));
  if (count === 1) return ok(null);
  await recordDenied(actor, "ticket.draft NOT_FOUND", { subject: { type: "ticket", id: draftId } });
  return refuse("NOT_FOUND");
}
