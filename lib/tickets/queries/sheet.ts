import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import { type Actor, can } from "#lib/access/index.ts";
import { invoiceAskedAbout } from "#lib/invoices/index.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { supportHours } from "#lib/settings/index.ts";
import { isId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";
import { ticketDelays } from "#lib/tickets/data/delays.ts";
import { ticketOfLink } from "#lib/tickets/data/links.ts";
import { handlersOf } from "#lib/tickets/data/tell.ts";
import { type TicketLook, visibleTo } from "#lib/tickets/data/ticket.scope.ts";
import { availableEvents, closesAt, reopenableUntil } from "#lib/tickets/domain/life-cycle.ts";
import { serviceLevel } from "#lib/tickets/domain/service-level.ts";
import { parseObjectKind } from "#lib/tickets/domain/status.ts";
import { TICKET_SIDES, TICKET_TRANSITIONS, type TicketEventName } from "#lib/tickets/domain/transitions.ts";
import type { TicketSheet } from "#lib/tickets/domain/views.ts";
import { categoryName, subcategoryName } from "#lib/tickets/queries/catalogue.ts";

/** As many as a list that unfolds can show. */
const MOST_COLLEAGUES = 200;
const PARTY = { select: { legalName: true, identifier: true } } as const;
const SERVICE = { select: { label: true } } as const;
const SELECT = {
  ...{
    id: true,
    number: true,
    version: true,
    status: true,
    statusAt: true,
    desk: true,
    title: true,
    description: true,
  },
  ...{ objectKind: true, objectNumber: true, invoiceId: true, createdAt: true, waitedMinutes: true, remindedAt: true },
  ...{ issuerId: true, issuerName: true, issuerEmail: true, issuerPhone: true, assigneeId: true },
  ...{ recipientId: true, recipientServiceId: true, issuerSeenAt: true, handlerSeenAt: true },
  structure: PARTY,
  service: SERVICE,
  recipient: PARTY,
  recipientService: SERVICE,
  assignee: { select: { firstName: true, lastName: true } },
  subcategory: { select: { labelFr: true, labelEn: true, kind: true, category: true } },
  events: { orderBy: { position: "desc" } },
  files: {
    orderBy: { position: "asc" },
    select: {
      ...{ position: true, internal: true, documentId: true },
      document: { select: { fileName: true, size: true, createdAt: true } },
    },
  },
} as const satisfies Prisma.TicketSelect;
type Row = Prisma.TicketGetPayload<{ select: typeof SELECT }>;

/** One ticket, as it is seen from there, with what can be done with it; null when it does not exist for this person. */
export async function ticketSheet(actor: Actor, look: TicketLook, ticketId: string): Promise<TicketSheet | null> {
  if (!isId(ticketId)) return null;
  const row = await db().ticket.findFirst({
    where: { AND: [{ id: ticketId }, visibleTo(actor, look)] },
    select: SELECT,
  });
  if (!row) return null;
  const [names, set] = await Promise.all([namesOf(row), setTimes()]);
  const sheet = sheetOf(row, look, { userId: actor.userId, locale: actor.locale, ...set }, names);
  const refusal = refusalOf(actor, look, row);
  const [invoiceHref, colleagues] = await Promise.all([
    hrefOf(actor, row),
    look === "issued" || refusal ? [] : colleaguesOf(actor, row),
  ]);
  return { ...sheet, refusal, actions: refusal ? [] : sheet.actions, invoiceHref, colleagues };
}

/** The ticket that a mailed link opens, as its author sees it; null when the link leads nowhere. */
export async function anonymousSheet(token: string, locale: string): Promise<TicketSheet | null> {
  const id = await ticketOfLink(db(), token);
  const row = id && (await db().ticket.findUnique({ where: { id }, select: SELECT }));
  return row ? sheetOf(row, "issued", { userId: null, locale, ...(await setTimes()) }, new Map()) : null;
}

/** What administrators set of the times of tickets. */
async function setTimes() {
  const [delays, hours] = await Promise.all([ticketDelays(), supportHours()]);
  return { delays, hours };
}

/** Notes that somebody looks at a ticket, for the other side. */
export async function markSeen(ticketId: string, look: TicketLook): Promise<void> {
  const at = now();
  await db().ticket.updateMany({
    where: { id: ticketId },
    data: look === "issued" ? { issuerSeenAt: at } : { handlerSeenAt: at },
  });
}

/** The same rule as the command's. */
function refusalOf(actor: Actor, look: TicketLook, row: Row): TicketSheet["refusal"] {
  if (look === "issued") return null;
  if (row.issuerId === actor.userId) return "own";
  const subject = { structureId: row.recipientId ?? "", serviceId: row.recipientServiceId };
  return look === "support" || can(actor, "ticket.answer", subject) ? null : "readOnly";
}

/** Where the reader opens the invoice that it is about, if they see it. */
async function hrefOf(actor: Actor, { invoiceId }: Row): Promise<string | null> {
  const found = invoiceId && (await invoiceAskedAbout(actor, { invoiceId }));
  if (!found) return null;
  if (found.side === "issued") return routes.issuedInvoice(found.invoiceId);
  return found.side === "received"
    ? routes.receivedInvoice(found.invoiceId)
    : routes.invoiceToValidate(found.invoiceId);
}

/** Everybody else who may answer where it waits, but for who sent it. */
async function colleaguesOf(actor: Actor, row: Row): Promise<{ id: string; name: string }[]> {
  const ids = await handlersOf(db(), row);
  const people = await db().user.findMany({
    where: { id: { in: ids.filter((id) => id !== actor.userId && id !== row.issuerId) } },
    orderBy: [{ lastName: "asc" }, { firstName: "asc" }, { id: "asc" }],
    take: MOST_COLLEAGUES,
    select: { id: true, firstName: true, lastName: true },
  });
  return people.map(({ id, firstName, lastName }) => ({ id, name: `${firstName} ${lastName}` }));
}

/**
 * Names of colleagues to whom it was handed; and whoever closed their account since appears under the pseudonym of the account: the rows
 * keep who acted (decision 25).
 */
async function namesOf({ events }: Row): Promise<ReadonlyMap<string, string>> {
  const ids = (of: "userId" | "targetId") => [...new Set(events.flatMap((event) => event[of] ?? []))];
  const people = await db().user.findMany({
    where: { OR: [{ id: { in: ids("userId") }, status: "CLOSED" }, { id: { in: ids("targetId") } }] },
    select: { id: true, firstName: true, lastName: true },
  });
  return new Map(people.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]));
}

function sheetOf(
  row: Row,
  look: TicketLook,
  reader: { userId: string | null; locale: string } & Awaited<ReturnType<typeof setTimes>>,
  names: ReadonlyMap<string, string>,
): TicketSheet {
  const inside = look !== "issued";
  const at = now();
  const mine = row.assigneeId !== null && row.assigneeId === reader.userId;
  const { id, number, version, status, statusAt, desk, title, description, objectNumber, createdAt } = row;
  const { category } = row.subcategory;
  const { delays, hours } = reader;
  const shown = row.events.filter(({ internal }) => inside || !internal);
  const files = row.files.filter(({ internal }) => inside || !internal);
  const by = inside ? "handler" : "issuer";
  return {
    ...{ id, number, version, status, statusAt, desk, title, description, objectNumber, createdAt, mine },
    category: categoryName(category, reader.locale),
    subcategory: subcategoryName(row.subcategory, reader.locale),
    objectKind: parseObjectKind(row.objectKind),
    invoiceHref: null,
    issuer: {
      ...{ name: row.issuerName, email: row.issuerEmail, phone: row.issuerPhone },
      structure: row.structure?.legalName ?? null,
      identifier: row.structure?.identifier ?? null,
      service: row.service?.label ?? null,
    },
    recipient: row.recipient && {
      name: row.recipient.legalName,
      identifier: row.recipient.identifier,
      service: row.recipientService?.label ?? null,
    },
    assignee: row.assignee && `${row.assignee.firstName} ${row.assignee.lastName}`,
    level: serviceLevel(
      { status, statusAt, waitedMinutes: row.waitedMinutes, targetHours: category.targetHours },
      at,
      hours,
    ),
    targetHours: category.targetHours,
    events: shown.map((event) => ({
      ...{ position: event.position, at: event.at, text: event.text, internal: event.internal },
      event: eventOf(event.event),
      side: TICKET_SIDES.find((one) => one === event.side) ?? "issuer",
      // To its issuer an entity answers, and not one of its agents.
      by: event.side === "handler" && !inside ? event.structureLabel : named(event, names),
      target: (event.targetId && names.get(event.targetId)) ?? null,
      files: files.filter(({ position }) => position === event.position).map(({ documentId }) => documentId),
    })),
    files: files.map(({ documentId, document, position, internal }) => ({
      ...{ documentId, internal, name: document.fileName, size: document.size, at: document.createdAt },
      bySide: row.events.find((event) => event.position === position)?.side === "handler" ? "handler" : "issuer",
    })),
    refusal: null,
    actions: availableEvents({ status, statusAt, desk, remindedAt: row.remindedAt, delays }, { by, at, taken: mine }),
    closesAt: closesAt({ ...row, delays }),
    colleagues: [],
    reopenableUntil: status === "FERME" ? reopenableUntil({ statusAt, delays }) : null,
    reopenDays: delays.reopen,
    seenAt: seenBy(row, inside ? "issuer" : "handler"),
  };
}

/** When that side last had it before its eyes: when it opened the page, or acted, by mail too. */
function seenBy({ issuerSeenAt, handlerSeenAt, events }: Row, side: "issuer" | "handler"): Date | null {
  const opened = side === "issuer" ? issuerSeenAt : handlerSeenAt;
  const acted = events.find((event) => event.side === side && event.event !== "send")?.at ?? null;
  const times = [opened, acted].flatMap((at) => at?.getTime() ?? []);
  return times.length === 0 ? null : new Date(Math.max(...times));
}

type Acted = Pick<Row["events"][number], "userId" | "userName" | "structureLabel">;

function named({ userId, userName, structureLabel }: Acted, names: ReadonlyMap<string, string>) {
  return [(userId && names.get(userId)) ?? userName, structureLabel].filter(Boolean).join(", ") || null;
}

/** A word of a newer version of the portal is told as what both sides know. */
function eventOf(text: string): TicketEventName {
  return TICKET_TRANSITIONS.find(({ event }) => event === text)?.event ?? "add";
}
