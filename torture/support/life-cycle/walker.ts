import type { Actor } from "#lib/access/index.ts";
import { endSilence } from "#lib/invoices/commands/expire-validations.ts";
import {
  acknowledgeRejection,
  answerAsValidator,
  completeInvoice,
  correctValidator,
  deleteDraft,
  makeAvailable,
  recycleInvoice,
  submitInvoice,
  treatReceived,
} from "#lib/invoices/index.ts";
import type { InvoiceStatus } from "#lib/invoices/public.ts";
import { abort, db, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import type { Result } from "#lib/shared/result.ts";
import { makePair, makeReadyDraft, type Pair } from "#tests/factories/invoices.ts";
import { makeActor, makeStructure, type Right } from "#tests/factories/people.ts";
import type { Gesture, Invoice, Said } from "#torture/support/life-cycle/automaton.ts";

const VALIDATES: readonly Right[] = [["FACTURES_A_VALIDER", "MODIFICATION"]];
const CADRES = {
  A1: "A1_FACTURE_FOURNISSEUR",
  A2: "A2_FACTURE_FOURNISSEUR_DEJA_PAYEE",
  A9: "A9_FACTURE_SOUSTRAITANT",
  A12: "A12_FACTURE_COTRAITANT",
} as const;

type Company = { readonly id: string; readonly identifier: string; readonly person: Actor };

/** Two sides and four companies that may approve. */
export type Stage = { readonly pair: Pair; readonly companies: readonly Company[] };

export async function makeStage(): Promise<Stage> {
  const companies: Company[] = [];
  for (let made = 0; made < 4; made += 1) {
    const { id, identifier } = await makeStructure();
    companies.push({ id, identifier, person: await makeActor(id, VALIDATES) });
  }
  return { pair: await makePair(), companies };
}

/** An invoice that is walked: what the reference says of it, its row, and the companies that it names. */
export type Walked = Invoice & { readonly id: string; readonly named: [Company, Company] };

export async function newDraft({ pair, companies }: Stage, frame: Invoice["frame"], second: boolean): Promise<Walked> {
  const [first, other] = companies as [Company, Company];
  const { invoiceId } = await makeReadyDraft(pair, {
    cadre: CADRES[frame],
    ...(frame === "A2" ? { amountDue: "0,00" } : {}),
    ...(frame === "A9" || frame === "A12" ? { validatorIdentifier: first.identifier } : {}),
    ...(second ? { secondValidatorIdentifier: other.identifier } : {}),
  });
  return { id: invoiceId, frame, second, state: "BROUILLON", named: [first, other] };
}

const RECIPIENT = {
  "recipient sends back": "ask-recycling",
  "recipient suspends": "suspend",
  "recipient rejects": "reject",
  "recipient attests": "confirm-service",
  "recipient mandates": "order-payment",
  "recipient hands over": "hand-to-accountant",
  "recipient books": "enter-in-books",
  "recipient pays": "pay",
} as const;

const ANSWERS = { approves: "validate", refuses: "refuse", disclaims: "disclaim" } as const;

/** Does the gesture through the portal's own command. */
export async function act(stage: Stage, walked: Walked, gesture: Gesture, said: Said): Promise<Result<unknown>> {
  const { pair } = stage;
  const invoiceId = walked.id;
  const seenStatus = walked.state as InvoiceStatus;
  const { motif, comment } = said;
  if (gesture in RECIPIENT) {
    const event = RECIPIENT[gesture as keyof typeof RECIPIENT];
    return treatReceived(pair.agent, { invoiceId, event, seenStatus, motif, comment });
  }
  const [who, verb = ""] = gesture.split(" ");
  if (who === "v1" || who === "v2") {
    const place = who === "v1" ? 0 : 1;
    // The page of the other place is what a person there has before their eyes.
    const seen = who === "v2" && seenStatus !== "A_VALIDER_2" ? "A_VALIDER_2" : seenStatus;
    const answer = ANSWERS[verb as keyof typeof ANSWERS];
    return answerAsValidator(walked.named[place].person, { invoiceId, answer, seenStatus: seen, comment });
  }
  if (gesture === "silence of v1" || gesture === "silence of v2") return silence(walked, gesture, said.over);
  if (gesture === "supplier names another") return name(stage, walked);
  return bySupplier(stage, walked, gesture, comment);
}

async function bySupplier({ pair }: Stage, walked: Walked, gesture: Gesture, comment: string | null) {
  const invoiceId = walked.id;
  const { seller } = pair;
  switch (gesture) {
    case "supplier deletes":
      return deleteDraft(seller, { invoiceId });
    case "supplier sends": {
      const { version } = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId }, select: { version: true } });
      return submitInvoice(seller, { invoiceId, version, idempotencyKey: newId() });
    }
    case "supplier completes":
      return completeInvoice(seller, { invoiceId, comment });
    case "supplier redirects":
      return recycleInvoice(seller, {
        invoiceId,
        recipientIdentifier: pair.recipient.identifier,
        recipientServiceCode: "",
        commitmentNumber: "",
      });
    case "supplier treats":
      return acknowledgeRejection(seller, { invoiceId });
    default:
      return makeAvailable(invoiceId);
  }
}

function silence(walked: Walked, gesture: "silence of v1" | "silence of v2", over: boolean): Promise<Result<unknown>> {
  const place = gesture === "silence of v1" ? "first" : "second";
  return transaction<Result<unknown>>(async (tx) => {
    const ended = await endSilence(tx, { invoiceId: walked.id, place, over, at: new Date() });
    return ended.ok ? ended : abort(ended);
  });
}

/** Another company than the two that the invoice names. */
async function name({ pair, companies }: Stage, walked: Walked): Promise<Result<unknown>> {
  const other = companies.find((one) => !walked.named.includes(one));
  if (!other) throw new Error("two of four companies are free");
  const input = { invoiceId: walked.id, validatorIdentifier: other.identifier };
  const named = await correctValidator(pair.seller, input);
  if (named.ok) walked.named[walked.state === "ERREUR_COTRAITANT_SUR_VALIDEUR" ? 1 : 0] = other;
  return named;
}
