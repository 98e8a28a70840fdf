import { z } from "zod";
import { DEPOSIT_CADRES } from "#lib/invoices/domain/cadres.ts";
import { DESIGNATION_MAX, MAX_LENGTHS } from "#lib/invoices/domain/check-references.ts";
import { cleanText, DRAFT_FIELDS } from "#lib/invoices/domain/draft-fields.ts";
import { OVERRIDE_TARGETS } from "#lib/invoices/domain/override.ts";
import { INVOICE_STATUSES } from "#lib/invoices/domain/status.ts";
import { TREAT_EVENTS } from "#lib/invoices/domain/treat-events.ts";
import { MOST_LINES } from "#lib/invoices/domain/typed-lines.ts";
import { VALIDATOR_ANSWERS } from "#lib/invoices/domain/validation.ts";

/**
 * The input of each command, shared by forms and by whatever calls the command later. A draft accepts any text (what a person
 * typed is never lost); sending is strict, through `checks.ts`. None of them has a `status`: it has one writer.
 */
const id = z.uuid();
const version = z.coerce.number().int().min(1);
/** Room for anything a person may paste; the real limits are checks, which say what is wrong. */
const typed = z.string().max(4000);
const locale = z.enum(["fr", "en"]).default("fr");
const text = (max: number) => z.string().max(max).transform(cleanText);
const optionalText = (max: number) =>
  text(max)
    .transform((value) => (value === "" ? null : value))
    .nullish()
    .transform((value) => value ?? null);
const idempotencyKey = z.string().min(8).max(100);

export const draftFieldsSchema = z.partialRecord(z.enum(DRAFT_FIELDS), typed);
export const vatLinesSchema = z.array(z.object({ rate: typed, base: typed, tax: typed })).max(50);

export const createDraftInput = z.object({
  supplierId: id,
  supplierServiceId: id.nullish().transform((value) => value ?? null),
  cadre: z.enum(DEPOSIT_CADRES).default("A1_FACTURE_FOURNISSEUR"),
  /** The deposited file. */
  documentId: id,
  depositMode: z.enum(["DEPOT_PDF_PORTAIL", "DEPOT_PDF_SIGNE_PORTAIL", "UPLOAD_PORTAIL"]),
  depositFormat: z.string().max(50),
  /** What recognition read, in plain notation: ISO days, amounts with a point. */
  fields: draftFieldsSchema.default({}),
  vatLines: vatLinesSchema.default([]),
  /** Filled when this one replaces a rejected invoice. */
  replacesId: id.nullish().transform((value) => value ?? null),
});
export type CreateDraftInput = z.input<typeof createDraftInput>;

export const linesSchema = z
  .array(z.object({ label: typed, quantity: typed, unit: typed, unitPrice: typed, discount: typed, vat: typed }))
  .max(MOST_LINES);

export const duplicateInput = z.object({
  invoiceId: id,
  key: idempotencyKey,
  /** The copy takes the place of this one, which was rejected. */
  replaces: z
    .union([z.boolean(), z.literal("oui")])
    .optional()
    .transform((given) => given === true || given === "oui"),
});
export type DuplicateInput = z.input<typeof duplicateInput>;

export const createTypedDraftInput = z.object({ supplierId: id, key: idempotencyKey });
export type CreateTypedDraftInput = z.input<typeof createTypedDraftInput>;

export const giveMandateInput = z.object({
  structureId: id,
  /** Of the words that the person read. */
  version: z.string().max(20),
  accepted: z
    .union([z.boolean(), z.literal("oui")])
    .optional()
    .transform((given) => given === true || given === "oui"),
});
export type GiveMandateInput = z.input<typeof giveMandateInput>;

export const withdrawMandateInput = z.object({ structureId: id });

export const chooseRecipientInput = z.object({
  invoiceId: id,
  version,
  recipientIdentifier: z.string().regex(/^\d{14}$/),
  /** Empty: none. Absent: not asked yet. */
  recipientServiceCode: z.string().max(100).optional(),
});

export const updateDraftInput = z.object({
  invoiceId: id,
  version,
  locale,
  fields: draftFieldsSchema.default({}),
  vatLines: vatLinesSchema.optional(),
  /** Of a keyed-in draft. */
  lines: linesSchema.optional(),
  /** What the form started from. With it, a save over a newer version writes only what was changed here (`merge-typed.ts`). */
  base: z
    .object({ fields: draftFieldsSchema, vatLines: vatLinesSchema.optional(), lines: linesSchema.optional() })
    .optional(),
});
export type UpdateDraftInput = z.input<typeof updateDraftInput>;

export const deleteDraftInput = z.object({ invoiceId: id, version: version.optional() });
export type DeleteDraftInput = z.input<typeof deleteDraftInput>;

export const submitInvoiceInput = z.object({
  invoiceId: id,
  version,
  idempotencyKey,
  /** The look-alikes that the person was shown. When given, another one that appeared since is shown first. */
  seenTwins: z
    .string()
    .max(200)
    .transform((text) => text.split(" "))
    .optional(),
});
export type SubmitInvoiceInput = z.input<typeof submitInvoiceInput>;

const CHOICE = /^([0-9a-f-]{36}):(\d{1,9})$/;
/** "id:version" of each invoice that was ticked; a form gives one as a text, several as a list, none not at all. */
const choices = z
  .union([z.string().transform((one) => [one]), z.array(z.string()).max(100)])
  .optional()
  .transform((list = []) =>
    list.flatMap((one) => {
      const [, invoiceId = "", seen = ""] = CHOICE.exec(one) ?? [];
      return invoiceId ? [{ invoiceId, version: Number(seen) }] : [];
    }),
  );

export const sendFlowInput = z.object({ flowId: id, idempotencyKey, chosen: choices });
export type SendFlowInput = z.input<typeof sendFlowInput>;

export const treatReceivedInput = z.object({
  invoiceId: id,
  event: z.enum(TREAT_EVENTS),
  /** The status that the person saw when choosing: another one means that somebody moved the invoice meanwhile. */
  seenStatus: z.enum(INVOICE_STATUSES),
  motif: optionalText(60),
  comment: optionalText(MAX_LENGTHS.comment),
  /** N° de mandat, with `order-payment`. */
  paymentOrderNumber: optionalText(50),
});
export type TreatReceivedInput = z.input<typeof treatReceivedInput>;

export const answerAsValidatorInput = z.object({
  invoiceId: id,
  answer: z.enum(VALIDATOR_ANSWERS),
  /** The status that the person saw when answering. */
  seenStatus: z.enum(INVOICE_STATUSES),
  comment: optionalText(MAX_LENGTHS.comment),
});
export type AnswerAsValidatorInput = z.input<typeof answerAsValidatorInput>;

export const correctValidatorInput = z.object({
  invoiceId: id,
  validatorIdentifier: text(40),
  comment: optionalText(MAX_LENGTHS.comment),
});
export type CorrectValidatorInput = z.input<typeof correctValidatorInput>;

/** Several received invoices in one gesture: the same move for each, or the same person. */
export const treatManyInput = z.object({
  idempotencyKey,
  chosen: choices,
  event: z.enum(TREAT_EVENTS),
  motif: optionalText(60),
  comment: optionalText(MAX_LENGTHS.comment),
});
export type TreatManyInput = z.input<typeof treatManyInput>;

export const overrideStatusInput = z.object({
  invoiceId: id,
  to: z.enum(OVERRIDE_TARGETS),
  seenStatus: z.enum(INVOICE_STATUSES),
  motif: optionalText(60),
  comment: optionalText(MAX_LENGTHS.comment),
});
export type OverrideStatusInput = z.input<typeof overrideStatusInput>;

/** Nobody: they are given back. */
const person = z
  .union([id, z.literal("")])
  .nullish()
  .transform((value) => value || null);

export const assignManyInput = z.object({ idempotencyKey, chosen: choices, assigneeId: person });
export type AssignManyInput = z.input<typeof assignManyInput>;

/** Several issued invoices in one gesture. `instructorId` goes with the third. */
export const manyIssuedInput = z.object({
  idempotencyKey,
  chosen: choices,
  gesture: z.enum(["delete", "acknowledge", "instruct"]),
  instructorId: person,
});
export type ManyIssuedInput = z.input<typeof manyIssuedInput>;

export const saveSearchInput = z.object({
  name: text(60).pipe(z.string().min(1, "REQUIRED")),
  /** As the address has it. */
  query: z.string().max(3_000),
});
export type SaveSearchInput = z.input<typeof saveSearchInput>;

export const deleteSearchInput = z.object({ searchId: id });
export type DeleteSearchInput = z.input<typeof deleteSearchInput>;

export const instructInput = z.object({ invoiceId: id, instructorId: person });
export type InstructInput = z.input<typeof instructInput>;

export const assignReceivedInput = z.object({
  invoiceId: id,
  assigneeId: person,
  /** Who took care of it on the screen: another one means that somebody else gave it away meanwhile. */
  seenAssigneeId: person,
});
export type AssignReceivedInput = z.input<typeof assignReceivedInput>;

const newFile = z.object({
  documentId: id,
  designation: text(DESIGNATION_MAX).pipe(z.string().min(1)),
  typeCode: text(30).pipe(z.string().min(1)),
});

export const completeInvoiceInput = z.object({
  invoiceId: id,
  comment: optionalText(MAX_LENGTHS.comment),
});
export type CompleteInvoiceInput = z.input<typeof completeInvoiceInput>;

export const recycleInvoiceInput = z.object({
  invoiceId: id,
  recipientIdentifier: text(40),
  recipientServiceCode: text(100),
  commitmentNumber: text(200),
  comment: optionalText(MAX_LENGTHS.comment),
});
export type RecycleInvoiceInput = z.input<typeof recycleInvoiceInput>;

export const acknowledgeRejectionInput = z.object({ invoiceId: id });
export type AcknowledgeRejectionInput = z.input<typeof acknowledgeRejectionInput>;

export const askCancellationInput = z.object({ invoiceId: id, comment: optionalText(MAX_LENGTHS.comment) });
export type AskCancellationInput = z.input<typeof askCancellationInput>;

export const answerCancellationInput = z.object({
  invoiceId: id,
  decision: z.enum(["accept", "refuse"]),
  comment: optionalText(MAX_LENGTHS.comment),
});
export type AnswerCancellationInput = z.input<typeof answerCancellationInput>;

export const declarePaymentInput = z.object({ invoiceId: id });
export type DeclarePaymentInput = z.input<typeof declarePaymentInput>;

/** A form gives one as a text, several as a list. */
export const acknowledgeReturnedInput = z.object({
  invoices: z.union([id.transform((one) => [one]), z.array(id).max(100)]),
});
export type AcknowledgeReturnedInput = z.input<typeof acknowledgeReturnedInput>;

export const attachFileInput = z.object({ invoiceId: id, ...newFile.shape });
export type AttachFileInput = z.input<typeof attachFileInput>;

export const removeFileInput = z.object({ invoiceId: id, fileId: id });
export type RemoveFileInput = z.input<typeof removeFileInput>;
