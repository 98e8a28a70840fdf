import { type AvailableEvent, availableEvents } from "#lib/invoices/domain/life-cycle.ts";
import { type InvoiceStatus, isOneOf } from "#lib/invoices/domain/status.ts";
import { INVOICE_TRANSITIONS } from "#lib/invoices/domain/transitions.ts";
import { TREAT_EVENTS } from "#lib/invoices/domain/treat-events.ts";
import type { FieldProblem, Refusal } from "#lib/shared/result.ts";

export type TreatEvent = (typeof TREAT_EVENTS)[number];
export type TreatMove = AvailableEvent & { readonly event: TreatEvent };

/** First what brings the invoice nearer to its payment, in that order; then what stops it. */
const ORDER: readonly TreatEvent[] = [
  "confirm-service",
  "order-payment",
  "hand-to-accountant",
  "enter-in-books",
  "pay",
  "suspend",
  "ask-recycling",
  "reject",
];

/** The moves that the form offers, among what the table allows to the recipient's side. */
export function treatMoves(events: readonly AvailableEvent[]): readonly TreatMove[] {
  return events
    .filter((move): move is TreatMove => isOneOf(TREAT_EVENTS, move.event))
    .toSorted((a, b) => ORDER.indexOf(a.event) - ORDER.indexOf(b.event));
}

/** True when the table has a move for the recipient from here, whoever looks: without one of their own, they only lack the right. */
export function movesExist(status: InvoiceStatus): boolean {
  const facts = { status, cadre: "A1_FACTURE_FOURNISSEUR", secondValidator: false } as const;
  return availableEvents(facts, "recipient").length > 0;
}

/** The steps that take a motif, mirrored from the transition table: a test compares them. */
export const MOTIF_EVENTS = ["suspend", "ask-recycling", "reject"] as const satisfies readonly TreatEvent[];

/** What the words of a step are kept under: the wish for other references reads otherwise where recycling has ended. */
export function treatWords({ event, to }: TreatMove): TreatEvent | "ask-recycling-ended" {
  return event === "ask-recycling" && to === "REJETEE" ? "ask-recycling-ended" : event;
}

/** Each step that takes a motif has a list of its own in the form, so that no list shows a motif the step refuses. */
export function motifField(event: string): string {
  return `motif-${event}`;
}

type Given = { readonly motif: string | null; readonly comment: string | null };

/** What the table asks for with this step, whatever the status, and was not given; null when all of it was. */
export function missingWith(event: TreatEvent, { motif, comment }: Given): string | null {
  const needs: readonly string[] = INVOICE_TRANSITIONS.find((row) => row.event === event)?.needs ?? [];
  if (motif) return null;
  if (needs.includes("motif")) return "transition.motifRequired";
  return needs.includes("motifOrComment") && !comment?.trim() ? "transition.motifOrCommentRequired" : null;
}

type TreatField = "event" | "motif" | "comment";

/** The field that mends each refusal of the transition table. */
const FIELD_OF: Readonly<Record<string, TreatField>> = {
  "transition.motifRequired": "motif",
  "transition.motifNotAllowed": "motif",
  "transition.motifOrCommentRequired": "motif",
  "transition.commentRequired": "comment",
  "transition.notFromThisStatus": "event",
};

/** Points a refusal of the command at the field of the form that mends it. A refusal that no field mends stays as it is. */
export function atField<R extends Refusal>(refusal: R, event: string): Refusal {
  const field = FIELD_OF[refusal.code];
  if (!field || refusal.fields) return refusal;
  const name = field === "motif" ? motifField(event) : field;
  const problem: FieldProblem = {
    field: name,
    code: refusal.code,
    ...(refusal.params ? { params: refusal.params } : {}),
  };
  return { ...refusal, code: "INVALID_INPUT", fields: [problem] };
}
