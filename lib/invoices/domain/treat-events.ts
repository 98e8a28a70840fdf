import type { INVOICE_TRANSITIONS } from "#lib/invoices/domain/transitions.ts";

/** The events that a recipient causes, read from the transition table; answers to a request of the supplier have a form of their own. */
export const TREAT_EVENTS = [
  "ask-recycling",
  "suspend",
  "reject",
  "confirm-service",
  "order-payment",
  "hand-to-accountant",
  "enter-in-books",
  "pay",
] as const satisfies readonly Extract<(typeof INVOICE_TRANSITIONS)[number], { by: "recipient" }>["event"][];
