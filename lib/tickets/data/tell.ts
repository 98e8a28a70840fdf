import "server-only";
import { holdersOf, rolesWith } from "#lib/access/index.ts";
import { notify, queueMail } from "#lib/notifications/index.ts";
import type { Tx } from "#lib/platform/db.ts";
import { routes } from "#lib/shared/routes.ts";
import { newLink } from "#lib/tickets/data/links.ts";
import { newReplyAddress } from "#lib/tickets/data/replies.ts";
import type { Desk } from "#lib/tickets/domain/status.ts";
import type { TicketEventName } from "#lib/tickets/domain/transitions.ts";

/** What an event tells the other side; null: nothing. */
const TELLS: Readonly<Record<TicketEventName, "issuer" | "handlers" | null>> = {
  send: "handlers",
  take: null,
  assign: "handlers",
  answer: "issuer",
  "ask-information": "issuer",
  "transfer-to-support": "handlers",
  "transfer-to-recipient": "handlers",
  note: null,
  provide: "handlers",
  add: "handlers",
  accept: "handlers",
  "send-back": "handlers",
  close: "handlers",
  reopen: "handlers",
  remind: "issuer",
  expire: "issuer",
};

/** Tells whoever has to know: the issuer of an answer, whoever has the ticket of everything else; nobody who did it. */
export async function tell(
  tx: Tx,
  ticketId: string,
  event: TicketEventName,
  byUserId: string | null,
  words = "",
): Promise<void> {
  const ticket = await tx.ticket.findUniqueOrThrow({
    where: { id: ticketId },
    select: {
      ...{ number: true, desk: true, issuerId: true, issuerEmail: true, issuerName: true, locale: true },
      ...{ recipientId: true, recipientServiceId: true, assigneeId: true },
      recipient: { select: { legalName: true } },
      structure: { select: { legalName: true } },
    },
  });
  const { number, desk } = ticket;
  if (TELLS[event] === "issuer") {
    const otherParty = desk === "RECIPIENT" ? (ticket.recipient?.legalName ?? "") : "";
    if (ticket.issuerId) {
      const data = { number, what: event, otherParty };
      await notify(tx, {
        userIds: [ticket.issuerId],
        type: "ticket.answered",
        data,
        link: routes.ticketActivity(ticketId),
        secrets: (userId) => replySecrets(tx, ticketId, userId, words),
      });
    } else await mailLink(tx, { ...ticket, id: ticketId }, "anonymousTicketAnswered", { what: event }, words);
  }
  if (TELLS[event] !== "handlers") return;
  const fresh = event === "send" || event.startsWith("transfer");
  const handlers = ticket.assigneeId && !fresh ? [ticket.assigneeId] : await handlersOf(tx, ticket);
  await notify(tx, {
    userIds: handlers.filter((userId) => userId !== byUserId),
    type: fresh ? "ticket.received" : "ticket.followed",
    data: { number, what: event, otherParty: ticket.structure?.legalName ?? "" },
    link: desk === "SUPPORT" ? routes.supportTicket(ticketId) : routes.receivedTicket(ticketId),
  });
}

/** The words of whoever answered, and the address for an answer when mail comes in: neither rests readable in the outbox. */
async function replySecrets(tx: Tx, ticketId: string, userId: string | null, words: string) {
  const replyTo = await newReplyAddress(tx, ticketId, userId);
  return { words, ...(replyTo ? { replyTo } : {}) };
}

type Place = { desk: Desk; recipientId: string | null; recipientServiceId: string | null };

/** Everybody who may answer where a ticket waits. */
export async function handlersOf(tx: Tx, { desk, recipientId, recipientServiceId }: Place): Promise<string[]> {
  if (desk === "RECIPIENT")
    return recipientId
      ? holdersOf(tx, "ticket.answer", { structureId: recipientId, serviceId: recipientServiceId })
      : [];
  const staff = await tx.user.findMany({
    where: { status: "ACTIVE", systemRole: { in: rolesWith("ticket.assist") } },
    select: { id: true },
  });
  return staff.map(({ id }) => id);
}

/** A mail to whoever has no account: nothing of what was typed, since the address may be somebody else's; a link that opens the ticket. */
export async function mailLink(
  tx: Tx,
  ticket: { id: string; number: string; issuerEmail: string; locale: string },
  template: "anonymousTicket" | "anonymousTicketAnswered",
  more: Record<string, string> = {},
  words: string | null = null,
): Promise<void> {
  const jeton = await newLink(tx, ticket.id);
  await queueMail(tx, {
    to: ticket.issuerEmail,
    locale: ticket.locale,
    template,
    params: { number: ticket.number, ...more },
    secrets: {
      link: routes.followTicket({ jeton }),
      ...(words === null ? {} : await replySecrets(tx, ticket.id, null, words)),
    },
  });
}
