import "server-only";
import { loadActor } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { keepEvidence } from "#lib/documents/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, db, transaction } from "#lib/platform/db.ts";
import type { IncomingMail } from "#lib/platform/mail-in.ts";
import { newId } from "#lib/shared/ids.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { applyEvent, holdTicket } from "#lib/tickets/data/apply-event.ts";
import { keepLinkedFiles, receiveFiles, receiveLinkedFiles } from "#lib/tickets/data/files.ts";
import { take } from "#lib/tickets/data/limits.ts";
import { replyOf } from "#lib/tickets/data/replies.ts";
import { tell } from "#lib/tickets/data/tell.ts";
import { visibleTo } from "#lib/tickets/data/ticket.scope.ts";
import { BY_MAIL, writtenText } from "#lib/tickets/domain/incoming.ts";
import { TEXT_LENGTH } from "#lib/tickets/domain/limits.ts";

/** Whether an address is one that the portal gave; guessing is slowed for each network. */
export async function admitsReply(address: string, from: string): Promise<boolean> {
  if (await replyOf(db(), address)) return true;
  const guess = await take("ticketLinkGuess", from);
  if (!guess.allowed) return false;
  await transaction((tx) =>
    recordAudit(tx, { type: "ticket.refused", detail: { reason: "address" }, outcome: "refused", address: from }),
  );
  return false;
}

/**
 * The issuer answers by mail (F-106): the secret of the address says who answers what, the sender that a mail names says nothing. The same
 * table, checks of files and limits as in the portal. What a machine sends by itself is taken and forgotten, so that two never answer each other.
 */
export async function replyByMail(mail: IncomingMail): Promise<Result<null>> {
  const reply = await replyOf(db(), mail.to);
  if (!reply) return refuse("TICKET_LINK_DEAD");
  if (mail.automatic) return ok(null);
  const { ticketId, userId } = reply;
  const taken = await take("anonymousMessage", ticketId);
  if (!taken.allowed) return refuse("TOO_MANY_TICKETS", { params: { minutes: 60 } });
  const actor = userId === null ? null : await loadActor(userId, { id: newId() });
  if (userId !== null && !actor) return refuse("TICKET_LINK_DEAD");
  const received = await (actor ? receiveFiles(mail.files) : receiveLinkedFiles(db(), ticketId, mail.files));
  if (!received.ok) return received;
  const at = now();
  return transaction<Result<null>>(async (tx) => {
    const scope = actor ? visibleTo(actor, "issued") : { issuerId: null };
    const ticket = await tx.ticket.findFirst({
      where: { AND: [{ id: ticketId }, scope] },
      select: { status: true },
    });
    if (!ticket) return abort(refuse("TICKET_LINK_DEAD"));
    const event = BY_MAIL[ticket.status];
    await holdTicket(tx, ticketId);
    const kept = actor
      ? ok(await keepEvidence(tx, received.data, { userId: actor.userId, at }))
      : await keepLinkedFiles(tx, ticketId, received.data, at);
    if (!kept.ok) return abort(kept);
    const applied = await applyEvent(tx, {
      ...{ ticketId, event, at, documentIds: kept.data, by: "issuer", version: null },
      text: writtenText(mail.text).slice(0, TEXT_LENGTH),
      author: {
        userId: actor?.userId ?? null,
        sessionId: null,
        name: actor?.displayName ?? null,
        structureLabel: null,
      },
    });
    if (!applied.ok) return abort(applied);
    await tell(tx, ticketId, event, actor?.userId ?? null);
    return ok(null);
  });
}
