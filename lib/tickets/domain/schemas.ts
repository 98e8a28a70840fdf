import { z } from "zod";
import { isEmailAddress } from "#lib/shared/email.ts";
import { PHONE_LENGTH, TEXT_LENGTH, TITLE_LENGTH } from "#lib/tickets/domain/limits.ts";
import { OBJECT_KINDS, TICKET_AUDIENCES, TICKET_KINDS } from "#lib/tickets/domain/status.ts";
import { FORM_EVENTS } from "#lib/tickets/domain/transitions.ts";

const id = z.uuid("INVALID");
/** An id, or the empty choice of a form. */
const maybeId = z.union([id, z.literal("")]).default("");

/** One line. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .regex(/^\P{Cc}*$/u, "INVALID")
    .max(most, "TOO_LONG");

/** Several lines. A line break is one character, however the browser writes it. */
const text = z
  .string()
  .overwrite((typed) => typed.replaceAll("\r\n", "\n"))
  .trim()
  .regex(/^(?:\P{Cc}|[\n\t])*$/u, "INVALID")
  .max(TEXT_LENGTH, "TOO_LONG");

const titled = {
  subcategoryId: z.uuid("REQUIRED"),
  title: line(TITLE_LENGTH).min(1, "REQUIRED"),
  description: text.min(1, "REQUIRED"),
};

export const openTicketInput = z.object({
  ...titled,
  structureId: maybeId,
  serviceId: maybeId,
  phone: line(PHONE_LENGTH)
    .regex(/^[+\d ().-]*$/, "INVALID")
    .default(""),
  /** The invoice from whose sheet one comes. */
  invoiceId: maybeId,
  objectNumber: line(60).default(""),
  /** Identifier of the public entity that is asked. */
  recipient: line(40).default(""),
  /** The draft that it was begun from: it is no longer one. */
  draftId: maybeId,
});
export type OpenTicketInput = z.input<typeof openTicketInput>;

/** What a draft keeps of that form, as far as it was typed. */
export const draftContent = z.object({
  structureId: maybeId,
  serviceId: maybeId,
  invoiceId: maybeId,
  phone: line(PHONE_LENGTH).default(""),
  objectNumber: line(60).default(""),
  recipient: line(40).default(""),
  title: line(TITLE_LENGTH).default(""),
  description: text.default(""),
});
export const draftInput = draftContent.extend({ draftId: maybeId, subcategoryId: z.uuid("REQUIRED") });
export type DraftInput = z.input<typeof draftInput>;
export const ticketDraftRef = z.object({ draftId: id });
export type TicketDraftRef = z.output<typeof ticketDraftRef>;

export const moveTicketInput = z.object({
  ticketId: id,
  side: z.enum(["issued", "received", "support"], "INVALID"),
  event: z.enum(FORM_EVENTS, "INVALID"),
  /** As it was on the screen: somebody else may have moved it since. */
  version: z.coerce.number("INVALID").int("INVALID"),
  text: text.default(""),
  recipient: line(40).default(""),
  /** The colleague to whom it is handed. */
  colleague: maybeId,
});
/** The move of a posted form; null when it names none. */
export function ticketMove(posted: { readonly side: string; readonly event: string }) {
  const read = moveTicketInput.pick({ side: true, event: true }).safeParse(posted);
  return read.success ? read.data : null;
}

/** The same of a form that is posted by a mailed link. */
export function followedMove(event: string) {
  const read = moveTicketInput.shape.event.safeParse(event);
  return read.success ? read.data : null;
}

export type MoveTicketInput = z.input<typeof moveTicketInput>;

export const openAnonymousInput = z.object({
  ...titled,
  email: line(254).min(1, "REQUIRED").refine(isEmailAddress, "INVALID"),
});
export type OpenAnonymousInput = z.input<typeof openAnonymousInput>;

export const moveAnonymousInput = z.object({
  jeton: z.string().max(100, "INVALID"),
  event: z.enum(FORM_EVENTS, "INVALID"),
  version: z.coerce.number("INVALID").int("INVALID"),
  text: text.default(""),
});
export type MoveAnonymousInput = z.input<typeof moveAnonymousInput>;

const label = line(100).min(1, "REQUIRED");

export const categoryInput = z.object({
  /** Empty for a new one. */
  categoryId: maybeId,
  labelFr: label,
  labelEn: label,
  targetHours: z.coerce.number("INVALID").int("INVALID").min(1, "INVALID").max(1000, "INVALID"),
  active: z.enum(["oui"], "INVALID").optional(),
});
export type CategoryInput = z.input<typeof categoryInput>;

export const subcategoryInput = z.object({
  subcategoryId: maybeId,
  categoryId: id,
  labelFr: label,
  labelEn: label,
  kind: z.enum(TICKET_KINDS, "REQUIRED"),
  objectKind: z.enum([...OBJECT_KINDS, ""], "INVALID").default(""),
  audience: z.enum(TICKET_AUDIENCES, "REQUIRED"),
  active: z.enum(["oui"], "INVALID").optional(),
});
export type SubcategoryInput = z.input<typeof subcategoryInput>;
