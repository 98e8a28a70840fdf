import type { DepositCadre } from "#lib/invoices/domain/cadres.ts";
import { decide, type InvoiceEvent } from "#lib/invoices/domain/life-cycle.ts";
import type { Motif } from "#lib/invoices/domain/motifs.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import type { Side } from "#lib/invoices/domain/transitions.ts";

/** One step of a story: who causes what, how long after the step before (in hours, drawn between the two). */
type Step = {
  readonly event: InvoiceEvent;
  readonly by: Side;
  readonly hours: readonly [number, number];
  readonly motif?: Motif;
  readonly comment?: string;
};

type Plot = { readonly share: number; readonly cadre: DepositCadre; readonly steps: readonly Step[] };

/** A step with the status it leads to, as the transition table says. */
export type ToldStep = Step & { readonly status: InvoiceStatus };
export type Story = { readonly share: number; readonly cadre: DepositCadre; readonly steps: readonly ToldStep[] };

const A1 = "A1_FACTURE_FOURNISSEUR";
const A2 = "A2_FACTURE_FOURNISSEUR_DEJA_PAYEE";
const A9 = "A9_FACTURE_SOUSTRAITANT";

const draft: Step = { event: "create-draft", by: "supplier", hours: [0, 0] };
const submit: Step = { event: "submit", by: "supplier", hours: [0, 30] };
const arrive: readonly Step[] = [
  { event: "route", by: "system", hours: [0, 0] },
  { event: "make-available", by: "system", hours: [0, 1] },
];
const sent: readonly Step[] = [draft, submit, ...arrive];
const service: Step = { event: "confirm-service", by: "recipient", hours: [24, 240] };
const order: Step = { event: "order-payment", by: "recipient", hours: [24, 360] };
const accountant: Step = { event: "hand-to-accountant", by: "recipient", hours: [4, 120] };
const books: Step = { event: "enter-in-books", by: "recipient", hours: [4, 120] };
const pay: Step = { event: "pay", by: "recipient", hours: [24, 240] };
const suspend: Step = {
  event: "suspend",
  by: "recipient",
  hours: [48, 240],
  motif: "JUSTIF_ABS",
  comment: "Bon de livraison absent",
};
const complete: Step = { event: "complete", by: "supplier", hours: [24, 400], comment: "Bon de livraison joint" };
const reject: Step = { event: "reject", by: "recipient", hours: [24, 300], motif: "MONTANT_ERR" };
const askRecycling: Step = { event: "ask-recycling", by: "recipient", hours: [24, 200], motif: "SE_ERR" };
const recycle: Step = { event: "recycle", by: "supplier", hours: [8, 200] };
const validate: Step = { event: "validate", by: "validator", hours: [8, 200], comment: "Situation conforme" };
const forward: Step = { event: "forward", by: "system", hours: [0, 0] };

/** What becomes of invoices, with the share of each course. An invoice younger than its story stops where it is today. */
const PLOTS: readonly Plot[] = [
  { share: 36, cadre: A1, steps: [...sent, order, pay] },
  { share: 22, cadre: A1, steps: [...sent, service, order, pay] },
  { share: 8, cadre: A1, steps: [...sent, service, order, accountant, pay] },
  { share: 4, cadre: A1, steps: [...sent, service, order, accountant, books, pay] },
  { share: 9, cadre: A1, steps: [...sent, pay] },
  { share: 6, cadre: A1, steps: [...sent, reject] },
  { share: 4, cadre: A1, steps: [...sent, suspend, complete, order, pay] },
  { share: 1, cadre: A1, steps: [...sent, suspend] },
  { share: 3, cadre: A1, steps: [...sent, askRecycling, recycle, ...arrive, order, pay] },
  { share: 2, cadre: A2, steps: [...sent, service, pay] },
  { share: 2, cadre: A9, steps: [draft, submit, validate, forward, ...arrive, order, pay] },
  { share: 2, cadre: A1, steps: [draft] },
  { share: 1, cadre: A1, steps: [draft, { event: "delete-draft", by: "supplier", hours: [1, 100] }] },
];

/** Walks a plot through the transition table; a step that the table refuses is an error of this file. */
function told(plot: Plot): Story {
  let status: InvoiceStatus | null = null;
  const steps = plot.steps.map((step): ToldStep => {
    const decision = decide({ status, cadre: plot.cadre, secondValidator: false }, step.event, {
      by: step.by,
      motif: step.motif ?? null,
      comment: step.comment ?? null,
      validatorNamed: true,
    });
    if (!decision.ok) throw new Error(`the transition table refuses ${step.event} from ${status}: ${decision.code}`);
    status = decision.data.to;
    return { ...step, status };
  });
  return { ...plot, steps };
}

export const STORIES: readonly Story[] = PLOTS.map(told);
