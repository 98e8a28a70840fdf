import type { InvoiceFacts } from "#lib/invoices/domain/life-cycle.ts";
import { availableEvents } from "#lib/invoices/domain/life-cycle.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { TREAT_EVENTS } from "#lib/invoices/domain/treat-events.ts";
import { type TreatEvent, type TreatMove, treatMoves } from "#lib/invoices/domain/treat-form.ts";

/** What became of one invoice of many. */
export type ManyOutcome = { readonly invoiceId: string } & (
  | { readonly status: InvoiceStatus }
  | { readonly assigneeId: string | null }
  | { readonly refusal: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> } }
);

/** As they are kept under the key of the gesture: a text for each invoice. */
export function writeOutcomes(outcomes: readonly ManyOutcome[]): Record<string, string> {
  return Object.fromEntries(outcomes.map(({ invoiceId, ...outcome }) => [invoiceId, JSON.stringify(outcome)]));
}

export function readOutcomes(kept: Readonly<Record<string, string>>): ManyOutcome[] {
  return Object.entries(kept).map(([invoiceId, text]) => ({ invoiceId, ...JSON.parse(text) }));
}

export type OneOfMany = { readonly id: string; readonly number: string; readonly facts: InvoiceFacts };

/** A move that some of the chosen invoices do not allow, and which: those whose status it does not start from. */
export type ImpossibleMove = {
  readonly event: TreatEvent;
  readonly because: readonly { readonly id: string; readonly number: string; readonly status: InvoiceStatus }[];
};

/** The moves that every one of these invoices allows, with the motifs that all accept; and the others, with what stands against each. */
export function movesForAll(chosen: readonly OneOfMany[]): {
  readonly possible: readonly TreatMove[];
  readonly impossible: readonly ImpossibleMove[];
} {
  const each = chosen.map((one) => ({ one, moves: treatMoves(availableEvents(one.facts, "recipient")) }));
  const [first] = each;
  // A step that leads elsewhere for some, by the rules they were sent under, is no step of all.
  const goal = (event: TreatEvent) => first?.moves.find((move) => move.event === event)?.to;
  const lacking = (event: TreatEvent) =>
    each.filter(({ moves }) => !moves.some((move) => move.event === event && move.to === (goal(event) ?? move.to)));
  const possible = (first?.moves ?? [])
    .filter(({ event }) => lacking(event).length === 0)
    .map((move) => ({
      ...move,
      motifs: move.motifs.filter((motif) =>
        each.every(({ moves }) => moves.find(({ event }) => event === move.event)?.motifs.includes(motif)),
      ),
    }));
  const impossible = TREAT_EVENTS.filter((event) => lacking(event).length > 0).map((event) => ({
    event,
    because: lacking(event).flatMap(({ one: { id, number, facts } }) =>
      facts.status ? [{ id, number, status: facts.status }] : [],
    ),
  }));
  return { possible, impossible };
}
