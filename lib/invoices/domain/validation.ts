import { type Cadre, isCadre, mayHaveSecondValidator } from "#lib/invoices/domain/cadres.ts";
import { type AvailableEvent, availableEvents, type InvoiceEvent } from "#lib/invoices/domain/life-cycle.ts";
import type { Motif } from "#lib/invoices/domain/motifs.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { addDays, type IsoDate, parisDay } from "#lib/shared/dates.ts";
import type { Refusal } from "#lib/shared/result.ts";

/** Approval by another company before the recipient sees the invoice: A9 and A12 (domain reference § 10.5). */

/** First the titulaire or mandataire, then for some A9 the mandataire. */
export type ValidatorPlace = "first" | "second";

export const VALIDATOR_ANSWERS = ["validate", "refuse", "disclaim"] as const;
export type ValidatorAnswer = (typeof VALIDATOR_ANSWERS)[number];

/** The statuses in which an answer of each place is awaited, and the events of its answers. */
const PLACES = {
  first: { awaits: "A_VALIDER_1", events: { validate: "validate", refuse: "refuse", disclaim: "disclaim" } },
  second: {
    awaits: "A_VALIDER_2",
    events: { validate: "validate-second", refuse: "refuse-second", disclaim: "disclaim-second" },
  },
} as const satisfies Readonly<
  Record<ValidatorPlace, { awaits: InvoiceStatus; events: Readonly<Record<ValidatorAnswer, InvoiceEvent>> }>
>;

/** Whose answer is awaited now; null when nobody's is. */
export function awaitedPlace(status: InvoiceStatus): ValidatorPlace | null {
  if (status === PLACES.first.awaits) return "first";
  return status === PLACES.second.awaits ? "second" : null;
}

export function answerEvent(place: ValidatorPlace, answer: ValidatorAnswer): InvoiceEvent {
  return PLACES[place].events[answer];
}

/** What each answer gives as its motif: § 10.4 has one for each of the two refusals. */
export const ANSWER_MOTIF = {
  validate: null,
  refuse: "AUT_MOTIF_ERR_VALIDEUR",
  disclaim: "ERR_VALIDEUR",
} as const satisfies Readonly<Record<ValidatorAnswer, Motif | null>>;

export type ValidatorMove = AvailableEvent & { readonly answer: ValidatorAnswer };

/** The answers that the table allows from here, in the order of the form. */
export function validatorMoves(invoice: Parameters<typeof availableEvents>[0]): readonly ValidatorMove[] {
  const place = invoice.status && awaitedPlace(invoice.status);
  if (!place) return [];
  const events = availableEvents(invoice, "validator");
  return VALIDATOR_ANSWERS.flatMap((answer) => {
    const move = events.find(({ event }) => event === answerEvent(place, answer));
    return move ? [{ ...move, answer }] : [];
  });
}

/** The field that mends each refusal of an answer. */
const FIELD_OF: Readonly<Record<string, string>> = {
  "transition.commentRequired": "comment",
  "transition.notFromThisStatus": "answer",
};

/** Points a refusal at the field of the form that mends it; the words are those of an answer to another company. */
export function answerAtField(refusal: Refusal): Refusal {
  const field = FIELD_OF[refusal.code];
  return field && !refusal.fields
    ? { ...refusal, code: "INVALID_INPUT", fields: [{ field, code: refusal.code }] }
    : refusal;
}

/** Statuses of an invoice that has not gone further than its validators. */
export const IN_VALIDATION = [
  "A_VALIDER_1",
  "VALIDEE_1",
  "REFUSEE_1",
  "ABSENCE_VALIDATION_1_HORS_DELAI",
  "ERREUR_FOURNISSEUR_SUR_VALIDEUR",
  "A_VALIDER_2",
  "VALIDEE_2",
  "REFUSEE_2",
  "ABSENCE_VALIDATION_2_HORS_DELAI",
  "ERREUR_COTRAITANT_SUR_VALIDEUR",
] as const satisfies readonly InvoiceStatus[];

/** CCP R2193-13: the titulaire has fifteen days, and silence is approval. An A12 has no such period (domain reference § 10.5). */
export const VALIDATION_DAYS = 15;

/** The last day on which the validator may answer; null when nothing presses. @param since the day in Paris on which it could first see the invoice. */
export function lastDayToAnswer(cadre: Cadre, since: IsoDate): IsoDate | null {
  return mayExpire(cadre) ? addDays(since, VALIDATION_DAYS) : null;
}

/** What the history says of a silence. In French, as every comment is in the words of who wrote it. */
export const SILENCE_COMMENT =
  "Aucune réponse dans le délai de quinze jours : accord tacite (article R2193-13 du code de la commande publique).";

type Awaiting = {
  readonly status: InvoiceStatus;
  readonly cadre: string;
  readonly toValidateAt: Date | null;
  readonly toValidateSecondAt: Date | null;
};

/** Since when the answer that is awaited is; null when none is. */
export function awaitedSince({ status, toValidateAt, toValidateSecondAt }: Awaiting): Date | null {
  const place = awaitedPlace(status);
  return place === "first" ? toValidateAt : place === "second" ? toValidateSecondAt : null;
}

/** True when an answer is awaited and its last day is over. */
export function validationIsOver(invoice: Awaiting, today: IsoDate): boolean {
  const since = awaitedSince(invoice);
  if (!since || !isCadre(invoice.cadre)) return false;
  const last = lastDayToAnswer(invoice.cadre, parisDay(since));
  return last !== null && today > last;
}

/** What the system does next about an invoice that its validator has answered, or kept silent about (rows 10, 10 bis, 10 ter); null: nothing. */
export function onwardEvent(invoice: Parameters<typeof availableEvents>[0]): InvoiceEvent | null {
  const onward = availableEvents(invoice, "system").find(
    ({ event }) => event === "forward" || event === "forward-to-second",
  );
  return onward?.event ?? null;
}

function mayExpire(cadre: Cadre): boolean {
  return cadre === "A9_FACTURE_SOUSTRAITANT";
}

/** True when the invoice passes through a second validator: only the named one of a cadre that has two. */
export function hasSecondValidator(cadre: Cadre, secondValidatorId: string | null): boolean {
  return secondValidatorId !== null && mayHaveSecondValidator(cadre);
}
