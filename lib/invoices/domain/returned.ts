import type { InvoiceEvent } from "#lib/invoices/domain/life-cycle.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { routes } from "#lib/shared/routes.ts";

/** What came back to its supplier, and is to be acknowledged by somebody there (domain reference § 10.3). */
export const RETURNED = ["REJETEE", "SUSPENDUE"] as const satisfies readonly InvoiceStatus[];
export type ReturnedStatus = (typeof RETURNED)[number];

/** After these days, acknowledging comes before anything else. */
export const ACKNOWLEDGE_DAYS = 7;

/** The event that each acknowledgement is in the history: ACQUITTEMENT_REJET and ACQUITTEMENT_SUSPENSION of § 10.3. */
const EVENTS = {
  REJETEE: "acknowledge-rejection",
  SUSPENDUE: "acknowledge-suspension",
} as const satisfies Readonly<Record<ReturnedStatus, InvoiceEvent>>;

/** Null for an invoice that did not come back. */
export function acknowledgeEvent(status: InvoiceStatus): InvoiceEvent | null {
  return status === "REJETEE" || status === "SUSPENDUE" ? EVENTS[status] : null;
}

export function isAcknowledgement(event: InvoiceEvent): boolean {
  return Object.values<InvoiceEvent>(EVENTS).includes(event);
}

/** What came back before this moment must be acknowledged first. */
export function dueBefore(at: Date): Date {
  return new Date(at.getTime() - ACKNOWLEDGE_DAYS * 86_400_000);
}

/** A sheet and its history, where what came back is read in full before it is acknowledged. */
const READING = new RegExp(`^${routes.issuedSearch().replace(/\/rechercher$/, "")}/[0-9a-f-]{36}(/suivi)?$`);

/**
 * True for a page that opens although something is to be acknowledged: the page that acknowledges, the sheets that tell what came back,
 * the person's own account, and the way out. @param address path and query; null when it is not known, and nothing is held back then.
 */
export function opensBefore(address: string | null): boolean {
  const path = address?.split("?")[0] ?? "";
  if (path === "" || path === routes.returnedInvoices() || path === routes.signOut()) return true;
  return path === routes.account() || path.startsWith(`${routes.account()}/`) || READING.test(path);
}

/** Until when a browser was told of what came back: `session.milliseconds`, so that each sign-in tells it again. */
export const RETURNED_COOKIE = "factures-revenues";
const TAIL = 12;

export function writeSeen(sessionId: string, at: Date): string {
  return `${sessionId.slice(-TAIL)}.${at.getTime()}`;
}

/** Null when nothing was put off in this session. */
export function readSeen(value: string | undefined, sessionId: string): Date | null {
  const [tail, time = ""] = value?.split(".") ?? [];
  return tail === sessionId.slice(-TAIL) && /^\d{1,15}$/.test(time) ? new Date(Number(time)) : null;
}

export type ReturnedRow = {
  readonly id: string;
  readonly status: ReturnedStatus;
  readonly number: string;
  readonly recipientName: string;
  readonly statusAt: Date;
  readonly motif: string | null;
  readonly comment: string | null;
};

export type Returned = {
  /** Oldest first; `due` says what has waited too long. */
  readonly rows: readonly (ReturnedRow & { readonly due: boolean })[];
  /** There are more than the rows. */
  readonly more: boolean;
};
