import { z } from "zod";
import { DEPOSIT_MODES } from "#lib/invoices/domain/deposit-modes.ts";
import { cleanText } from "#lib/invoices/domain/draft-fields.ts";
import { INVOICE_TYPES } from "#lib/invoices/domain/invoice.ts";
import { INVOICE_STATUSES, type InvoiceStatus, isInvoiceStatus } from "#lib/invoices/domain/status.ts";
import { isIsoDate } from "#lib/shared/dates.ts";
import { isId } from "#lib/shared/ids.ts";
import { type CursorKey, decodeCursor } from "#lib/shared/pagination.ts";

/**
 * Criteria of lists, as they come in an address. Anything that is not what it must be is left out, as if it had not been asked:
 * an old or mistyped address shows a list, not an error.
 */
const text = z.string().max(200).transform(cleanText).pipe(z.string().min(1)).optional().catch(undefined);
const day = z.string().refine(isIsoDate).optional().catch(undefined);
const amount = z
  .string()
  .regex(/^\d{1,13}(\.\d{1,6})?$/)
  .optional()
  .catch(undefined);
const id = z.string().refine(isId).optional().catch(undefined);
const statuses = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .transform((list): readonly InvoiceStatus[] => list.filter(isInvoiceStatus).slice(0, INVOICE_STATUSES.length))
  .optional()
  .catch(undefined);

/** Numbers that begin with what was typed are sought, and not those that have it anywhere. Never part of an address: it follows from what there is. */
type NumberSought = { readonly numberBegins?: true };

/** « Rechercher » (domain reference § 12). Days are ISO and in Paris, amounts decimal strings with a point. */
const issuedCriteria = z.object({
  statuses,
  invoiceType: z.enum(INVOICE_TYPES).optional().catch(undefined),
  supplierServiceId: id,
  cadre: text,
  number: text,
  recipient: z.enum(["state", "notState"]).optional().catch(undefined),
  /** SIRET, or SIREN to find every establishment, or words of the name. */
  recipientText: text,
  /** Every establishment of the companies that `recipientText` finds. */
  wholeCompany: z.literal("yes").optional().catch(undefined),
  /** Its code, or part of its label. */
  recipientService: text,
  commitmentNumber: text,
  contractNumber: text,
  originalNumber: text,
  issuedFrom: day,
  issuedTo: day,
  submittedFrom: day,
  submittedTo: day,
  statusFrom: day,
  statusTo: day,
  exclTaxMin: amount,
  exclTaxMax: amount,
  amountMin: amount,
  amountMax: amount,
  dueMin: amount,
  dueMax: amount,
  /** Over for a year (F-127). */
  archived: z.literal("yes").optional().catch(undefined),
  depositMode: z.enum(DEPOSIT_MODES).optional().catch(undefined),
  flowNumber: text,
  bankAccountId: id,
  /** Part of the name of who opened the draft. */
  creator: text,
  validator: text,
  /** Rejections only: those acknowledged, or those that are not. */
  rejectionHandled: z.enum(["yes", "no"]).optional().catch(undefined),
  /** Words and numbers inside the files. */
  inside: text,
});
export type IssuedCriteria = Readonly<z.output<typeof issuedCriteria>> & NumberSought;

/** « Factures reçues ». Days of reception are days in Paris. */
const receivedCriteria = z.object({
  statuses,
  serviceId: id,
  /** Number, engagement, or the supplier's name or identifier. */
  text,
  supplierText: text,
  number: text,
  commitmentNumber: text,
  receivedFrom: day,
  receivedTo: day,
  amountMin: amount,
  amountMax: amount,
  /** Late on that day: the payment period ended before it. */
  lateOn: day,
  assigneeId: z.string().refine(isId).optional().catch(undefined),
  unassigned: z.literal(true).optional().catch(undefined),
  downloaded: z.enum(["yes", "no"]).optional().catch(undefined),
  inside: text,
});
export type ReceivedCriteria = Readonly<z.output<typeof receivedCriteria>> & NumberSought;

/** Reads `criteria`, named as the fields of `IssuedCriteria`; what is unknown or unsound is left out. */
export function readIssuedCriteria(criteria: Readonly<Record<string, unknown>>): IssuedCriteria {
  return issuedCriteria.parse(criteria);
}

export function readReceivedCriteria(criteria: Readonly<Record<string, unknown>>): ReceivedCriteria {
  return receivedCriteria.parse(criteria);
}

export type CursorPart = "rank" | "moment" | "momentOrNull" | "day" | "dayOrNull" | "amountOrNull" | "id";
const PARTS: Readonly<Record<CursorPart, (part: CursorKey[number] | undefined) => boolean>> = {
  rank: (part) => Number.isSafeInteger(part),
  /** Microseconds since 1970, as PostgreSQL counts them: any whole number is a moment. */
  moment: (part) => Number.isSafeInteger(part),
  momentOrNull: (part) => part === null || PARTS.moment(part),
  day: (part) => typeof part === "string" && isIsoDate(part),
  dayOrNull: (part) => part === null || (typeof part === "string" && isIsoDate(part)),
  amountOrNull: (part) => part === null || (typeof part === "string" && /^\d{1,13}(\.\d{1,6})?$/.test(part)),
  id: (part) => typeof part === "string" && isId(part),
};

/** The key in a cursor of a list, or null when it is not one of ours: the list then begins at its beginning. */
export function readCursor(cursor: string | null | undefined, parts: readonly CursorPart[]): CursorKey | null {
  const key = decodeCursor(cursor ?? undefined, parts.length);
  return key && parts.every((part, index) => PARTS[part](key[index])) ? key : null;
}
