import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { canonicalJson, sha256 } from "#lib/shared/fingerprint.ts";

/** One line of « Suivi du traitement ». Who acted is written as they were then: the history outlives the account. */
export type HistoryEvent = {
  readonly invoiceId: string;
  /** 1, 2, 3… */
  readonly position: number;
  readonly event: string;
  readonly status: InvoiceStatus;
  readonly at: Date;
  readonly userId: string | null;
  readonly userName: string | null;
  readonly userEmail: string | null;
  readonly structureId: string | null;
  readonly structureLabel: string | null;
  readonly motif: string | null;
  readonly comment: string | null;
};

export type ChainedEvent = HistoryEvent & { readonly previousHash: string; readonly hash: string };

/** What the first event is chained to. */
export const GENESIS_HASH = "0".repeat(64);

/** SHA-256 of the previous hash and of the event: changing any part of any event changes every hash after it. */
export function hashEvent(previousHash: string, event: HistoryEvent): string {
  const content = canonicalJson({
    invoiceId: event.invoiceId,
    position: event.position,
    event: event.event,
    status: event.status,
    at: event.at.toISOString(),
    userId: event.userId,
    userName: event.userName,
    userEmail: event.userEmail,
    structureId: event.structureId,
    structureLabel: event.structureLabel,
    motif: event.motif,
    comment: event.comment,
  });
  return sha256(`${previousHash}\n${content}`);
}

export function chain(previous: ChainedEvent | null, event: HistoryEvent): ChainedEvent {
  const previousHash = previous?.hash ?? GENESIS_HASH;
  return { ...event, previousHash, hash: hashEvent(previousHash, event) };
}

export type ChainVerdict =
  | { readonly intact: true }
  | { readonly intact: false; readonly position: number; readonly reason: "order" | "link" | "content" | "end" };

/**
 * Verifies the whole history of one invoice, oldest first. `status` is the invoice's own: a history whose last events were
 * cut off is well chained, and only disagrees with the row it explains.
 */
export function verifyChain(events: readonly ChainedEvent[], status: InvoiceStatus): ChainVerdict {
  let previousHash = GENESIS_HASH;
  for (const [index, event] of events.entries()) {
    const position = index + 1;
    if (event.position !== position) return { intact: false, position, reason: "order" };
    if (event.previousHash !== previousHash) return { intact: false, position, reason: "link" };
    if (event.hash !== hashEvent(previousHash, event)) return { intact: false, position, reason: "content" };
    previousHash = event.hash;
  }
  return events.at(-1)?.status === status
    ? { intact: true }
    : { intact: false, position: events.length, reason: "end" };
}
