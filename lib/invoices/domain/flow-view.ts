import type { FlowCounts, FlowState } from "#lib/invoices/domain/flow-states.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import type { Refusal } from "#lib/shared/result.ts";

/** One line of « Suivi des flux ». */
export type FlowRow = {
  readonly id: string;
  readonly number: string;
  /** A syntax of domain reference § 9.2, or LOT_ZIP, LOT_TAR_GZ. */
  readonly syntax: string;
  readonly state: FlowState;
  readonly fileName: string;
  readonly structureName: string;
  readonly depositedAt: Date;
  readonly depositedBy: string;
  readonly counts: FlowCounts;
};

/** What became of one file, in the words of its report. */
export const MEMBER_OUTCOMES = [
  "waiting",
  "reading",
  "draft",
  "notSent",
  "sent",
  "deleted",
  "refused",
  "ignored",
] as const;
export type MemberOutcome = (typeof MEMBER_OUTCOMES)[number];

type Facts = {
  readonly state: "WAITING" | "DEPOSITED" | "REFUSED" | "IGNORED";
  readonly status: InvoiceStatus | null;
  /** Images of the document are still to be read. */
  readonly reading: boolean;
  /** A refusal stands beside it. */
  readonly refused: boolean;
};

/** The outcome of a file by its row and by the invoice that came of it. */
export function memberOutcome({ state, status, reading, refused }: Facts): MemberOutcome {
  if (state === "WAITING") return "waiting";
  if (state === "REFUSED") return "refused";
  if (state === "IGNORED") return "ignored";
  if (status === "SUPPRIMEE" || status === null) return "deleted";
  if (status !== "BROUILLON" && status !== "INTERPRETEE_OCR") return "sent";
  if (reading) return "reading";
  return refused ? "notSent" : "draft";
}

/** One file of a flow. */
export type MemberRow = {
  readonly id: string;
  readonly path: string;
  readonly size: number;
  readonly outcome: MemberOutcome;
  readonly invoiceId: string | null;
  readonly number: string | null;
  readonly recipient: string | null;
  readonly total: string | null;
  readonly currency: string;
  /** Why it is no draft, or why its invoice was not sent. */
  readonly refusal: Refusal | null;
};

export type FlowSheet = FlowRow & {
  readonly stateAt: Date;
  readonly recipient: string | null;
  /** Its drafts whose data came in XML: those that are ready may be sent together. */
  readonly electronic: number;
  /** The person may send invoices there. */
  readonly maySend: boolean;
  /** Why the whole was refused. */
  readonly refusal: Refusal | null;
  readonly members: readonly MemberRow[];
};

/** How far a flow is. `busy`: files wait, or pages are being read; the page looks again. */
export type FlowProgress = { readonly done: number; readonly total: number; readonly busy: boolean };
