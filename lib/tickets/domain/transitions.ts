import type { Desk, TicketStatus } from "#lib/tickets/domain/status.ts";

/** On whose behalf an event happens; `system`: time alone. */
export const TICKET_SIDES = ["issuer", "handler", "system"] as const;
export type TicketSide = (typeof TICKET_SIDES)[number];

/** What must come with an event. */
export type TicketNeed =
  | "text"
  | "textOrFile"
  /** Whoever answers has taken the ticket before. */
  | "taken"
  | "notTaken"
  /** Less than the days of `TicketDelays` since it was closed. */
  | "window"
  /** A public entity is named. */
  | "recipient"
  /** A colleague who may answer is named. */
  | "colleague"
  /** Time to tell that it will close by itself; time to close. */
  | "soon"
  | "due";

export type TicketTransition = {
  readonly event: string;
  /** `null` stands for "no ticket yet". */
  readonly from: readonly (TicketStatus | null)[];
  /** `stays`: the status is what it was. */
  readonly to: TicketStatus | "stays";
  readonly by: TicketSide;
  readonly needs: readonly TicketNeed[];
  /** Only while it waits there. */
  readonly desk?: Desk;
  /** Never told to the issuer. */
  readonly internal?: true;
};

/** Days, as administrators set them. */
export type TicketDelays = {
  /** Without a word of the issuer after which a ticket closes by itself: once it was answered, once something was asked of them. */
  readonly answered: number;
  readonly asked: number;
  /** Between telling them and closing. */
  readonly remind: number;
  /** For which a closed ticket can be opened again (F-107). */
  readonly reopen: number;
};

/** THE life cycle of a ticket (domain reference § 14.2, features F-104, F-107, F-108). Buttons, refusals and « Actions requises » follow from it. */
export const TICKET_TRANSITIONS = [
  { event: "send", from: [null], to: "OUVERT", by: "issuer", needs: ["text"] },
  { event: "take", from: ["OUVERT", "EN_ATTENTE_INFORMATIONS"], to: "stays", by: "handler", needs: ["notTaken"] },
  {
    event: "assign",
    from: ["OUVERT", "EN_ATTENTE_INFORMATIONS"],
    to: "stays",
    by: "handler",
    needs: ["colleague"],
    internal: true,
  },
  {
    event: "answer",
    from: ["OUVERT", "EN_ATTENTE_INFORMATIONS"],
    to: "RESOLU",
    by: "handler",
    needs: ["taken", "text"],
  },
  {
    event: "ask-information",
    from: ["OUVERT"],
    to: "EN_ATTENTE_INFORMATIONS",
    by: "handler",
    needs: ["taken", "text"],
  },
  {
    event: "transfer-to-support",
    from: ["OUVERT"],
    to: "stays",
    by: "handler",
    needs: ["taken", "text"],
    desk: "RECIPIENT",
  },
  {
    event: "transfer-to-recipient",
    from: ["OUVERT"],
    to: "stays",
    by: "handler",
    needs: ["taken", "recipient"],
    desk: "SUPPORT",
  },
  {
    event: "note",
    from: ["OUVERT", "EN_ATTENTE_INFORMATIONS", "RESOLU", "FERME"],
    to: "stays",
    by: "handler",
    needs: ["textOrFile"],
    internal: true,
  },
  { event: "provide", from: ["EN_ATTENTE_INFORMATIONS"], to: "OUVERT", by: "issuer", needs: ["textOrFile"] },
  { event: "add", from: ["OUVERT"], to: "stays", by: "issuer", needs: ["textOrFile"] },
  { event: "accept", from: ["RESOLU"], to: "FERME", by: "issuer", needs: [] },
  { event: "send-back", from: ["RESOLU"], to: "OUVERT", by: "issuer", needs: ["text"] },
  { event: "close", from: ["OUVERT", "EN_ATTENTE_INFORMATIONS"], to: "FERME", by: "issuer", needs: [] },
  { event: "reopen", from: ["FERME"], to: "OUVERT", by: "issuer", needs: ["window", "text"] },
  { event: "remind", from: ["EN_ATTENTE_INFORMATIONS", "RESOLU"], to: "stays", by: "system", needs: ["soon"] },
  { event: "expire", from: ["EN_ATTENTE_INFORMATIONS", "RESOLU"], to: "FERME", by: "system", needs: ["due"] },
] as const satisfies readonly TicketTransition[];

export type TicketEventName = (typeof TICKET_TRANSITIONS)[number]["event"];
export const TICKET_EVENTS: readonly TicketEventName[] = TICKET_TRANSITIONS.map(({ event }) => event);
export type TicketFormEvent = Exclude<TicketEventName, "send" | "remind" | "expire">;
/** What a form may ask for; a ticket is sent by another one, and time asks nobody. */
export const FORM_EVENTS = TICKET_TRANSITIONS.map(({ event }) => event).filter(
  (event) => event !== "send" && event !== "remind" && event !== "expire",
);
