import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { type Desk, NEEDS_ISSUER, type TicketStatus } from "#lib/tickets/domain/status.ts";
import {
  TICKET_TRANSITIONS,
  type TicketDelays,
  type TicketEventName,
  type TicketNeed,
  type TicketSide,
  type TicketTransition,
} from "#lib/tickets/domain/transitions.ts";

type Row = TicketTransition & { readonly event: TicketEventName };
const TABLE: readonly Row[] = TICKET_TRANSITIONS;

/** What `decide` must know of a ticket; `status` is null before it exists. */
export type TicketFacts = {
  readonly status: TicketStatus | null;
  readonly statusAt: Date;
  readonly desk: Desk;
  readonly remindedAt?: Date | null;
  readonly delays: TicketDelays;
};

export type TicketEventInput = {
  readonly by: TicketSide;
  readonly at: Date;
  readonly text?: string;
  readonly files?: number;
  /** True when whoever acts has taken the ticket. */
  readonly taken?: boolean;
  readonly recipientNamed?: boolean;
  readonly colleagueNamed?: boolean;
};

export type TicketDecideRefusal =
  | "TICKET_MOVED"
  | "TICKET_WRONG_SIDE"
  | "TICKET_WRONG_DESK"
  | "TICKET_TEXT_NEEDED"
  | "TICKET_TEXT_OR_FILE_NEEDED"
  | "TICKET_NOT_TAKEN"
  | "TICKET_TAKEN_ALREADY"
  | "TICKET_WINDOW_OVER"
  | "TICKET_RECIPIENT_NEEDED"
  | "TICKET_COLLEAGUE_NEEDED"
  | "TICKET_NOT_DUE";

export type TicketDecision = {
  readonly event: TicketEventName;
  readonly from: TicketStatus | null;
  readonly to: TicketStatus;
  readonly internal: boolean;
};

/** The next status of a ticket after an event, or why it is refused. Pure: who may act is the command's business. */
export function decide(
  ticket: TicketFacts,
  event: TicketEventName,
  input: TicketEventInput,
): Result<TicketDecision, TicketDecideRefusal> {
  const row = TABLE.find((one) => one.event === event && one.from.includes(ticket.status));
  if (!row) return refuse("TICKET_MOVED");
  if (row.by !== input.by) return refuse("TICKET_WRONG_SIDE");
  if (row.desk && row.desk !== ticket.desk) return refuse("TICKET_WRONG_DESK");
  const unmet = row.needs.map((need) => CHECKS[need](ticket, input)).find((code) => code !== null);
  if (unmet) return refuse(unmet, { params: { days: ticket.delays.reopen }, fields: fieldOf(unmet) });
  const to = row.to === "stays" ? ticket.status : row.to;
  // The table has no row that stays from nothing.
  return to === null ? refuse("TICKET_MOVED") : ok({ event, from: ticket.status, to, internal: row.internal === true });
}

const CHECKS: Readonly<
  Record<TicketNeed, (ticket: TicketFacts, input: TicketEventInput) => TicketDecideRefusal | null>
> = {
  text: (_, { text }) => (text?.trim() ? null : "TICKET_TEXT_NEEDED"),
  textOrFile: (_, { text, files = 0 }) => (text?.trim() || files > 0 ? null : "TICKET_TEXT_OR_FILE_NEEDED"),
  taken: (_, { taken }) => (taken ? null : "TICKET_NOT_TAKEN"),
  notTaken: (_, { taken }) => (taken ? "TICKET_TAKEN_ALREADY" : null),
  window: (ticket, { at }) => (at <= reopenableUntil(ticket) ? null : "TICKET_WINDOW_OVER"),
  recipient: (_, { recipientNamed }) => (recipientNamed ? null : "TICKET_RECIPIENT_NEEDED"),
  colleague: (_, { colleagueNamed }) => (colleagueNamed ? null : "TICKET_COLLEAGUE_NEEDED"),
  soon: (ticket, { at }) => {
    const closes = closesAt(ticket);
    const isTold = wasReminded(ticket) || closes === null;
    return isTold || at.getTime() < closes.getTime() - ticket.delays.remind * DAY ? "TICKET_NOT_DUE" : null;
  },
  due: (ticket, { at }) => {
    const closes = closesAt(ticket);
    return closes !== null && wasReminded(ticket) && at >= closes ? null : "TICKET_NOT_DUE";
  },
};

/** The field of the form that a refusal is about. */
function fieldOf(code: TicketDecideRefusal) {
  if (code === "TICKET_TEXT_NEEDED" || code === "TICKET_TEXT_OR_FILE_NEEDED") return [{ field: "text", code }];
  if (code === "TICKET_COLLEAGUE_NEEDED") return [{ field: "colleague", code }];
  return code === "TICKET_RECIPIENT_NEEDED" ? [{ field: "recipient", code }] : [];
}

const DAY = 86_400_000;

/** Told since it waits for its issuer. */
function wasReminded({ statusAt, remindedAt }: Pick<TicketFacts, "statusAt" | "remindedAt">): boolean {
  return Boolean(remindedAt && remindedAt >= statusAt);
}

/** When a ticket that waits for its issuer closes by itself; never earlier after the telling than it says. Null of any other. */
export function closesAt(ticket: Omit<TicketFacts, "desk">): Date | null {
  const { answered, asked, remind } = ticket.delays;
  const days = ticket.status === "RESOLU" ? answered : ticket.status === "EN_ATTENTE_INFORMATIONS" ? asked : null;
  if (!days) return null;
  const planned = ticket.statusAt.getTime() + days * DAY;
  const told = wasReminded(ticket) && ticket.remindedAt ? ticket.remindedAt.getTime() + remind * DAY : 0;
  return new Date(Math.max(planned, told));
}

/** Until when a closed ticket can be opened again. */
export function reopenableUntil({ statusAt, delays }: Pick<TicketFacts, "statusAt" | "delays">): Date {
  return new Date(statusAt.getTime() + delays.reopen * DAY);
}

/** The events that one side may cause now, whatever must be typed with them. Screens draw their buttons from here. */
export function availableEvents(
  ticket: TicketFacts,
  { by, at, taken = false }: Pick<TicketEventInput, "by" | "at" | "taken">,
): TicketEventName[] {
  const able = { by, at, taken, text: "x", files: 1, recipientNamed: true, colleagueNamed: true };
  return TABLE.filter(({ event }) => decide(ticket, event, able).ok).map(({ event }) => event);
}

/** What is expected of the issuer: nothing, the information asked for, or to accept or send back. */
export function expectedOfIssuer(status: TicketStatus): "nothing" | "provide" | "judge" {
  if (!(NEEDS_ISSUER as readonly TicketStatus[]).includes(status)) return "nothing";
  return status === "RESOLU" ? "judge" : "provide";
}
