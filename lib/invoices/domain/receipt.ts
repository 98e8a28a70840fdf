import { certificateCode } from "#lib/invoices/domain/certificate.ts";
import type { NormCode } from "#lib/invoices/domain/norm-codes.ts";
import { canonicalJson, sha256 } from "#lib/shared/fingerprint.ts";

type ReceiptParty = { readonly name: string; readonly identifierType: string; readonly identifier: string };

type Common = {
  readonly version: 1;
  readonly invoiceId: string;
  readonly number: string;
  readonly supplier: ReceiptParty;
  readonly recipient: ReceiptParty | null;
  readonly submittedAt: string;
  /** Of every file that the invoice had at that moment. */
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
};

/** One step of the history: what, when, by whom, with the hash of its row and of the one before (feature F-133). Instants in UTC. */
export type EventReceipt = Common & {
  readonly kind: "event";
  readonly position: number;
  readonly event: string;
  readonly status: string;
  /** Its code in XP Z12-012, for an invoice sent under the rule that shows it. */
  readonly norm?: NormCode;
  readonly at: string;
  readonly who: { readonly name: string; readonly structure: string | null } | null;
  readonly motif: string | null;
  readonly comment: string | null;
  readonly previousHash: string;
  readonly hash: string;
};

/** « Attestation de non-remise »: at the end of that day the invoice, which was sent, had not reached its recipient. */
export type UndeliveredReceipt = Common & {
  readonly kind: "undelivered";
  /** Day in Paris. */
  readonly day: string;
  readonly status: string;
  readonly statusAt: string;
  /** The last step of its history then. */
  readonly position: number;
  readonly hash: string;
};

export type ReceiptContent = EventReceipt | UndeliveredReceipt;

/** SHA-256 of the canonical JSON: whoever holds the content can compute it again. */
export function receiptFingerprint(content: ReceiptContent): string {
  return sha256(canonicalJson(content));
}

/** As printed on it and typed on the verification page. */
export function receiptCode(content: ReceiptContent): string {
  return certificateCode(receiptFingerprint(content));
}
