import { z } from "zod";
import {
  assignManyInput,
  assignReceivedInput,
  instructInput,
  manyIssuedInput,
  overrideStatusInput,
  treatManyInput,
  treatReceivedInput,
} from "#lib/invoices/domain/schemas.ts";
import { motifField } from "#lib/invoices/domain/treat-form.ts";

/** The inbox that a form was opened from, to go back to. */
const list = { liste: z.string().max(2_000).optional() };

/** What the form posts, brought to what the command takes: the motif is the one of the chosen step, the others are ignored. */
const motifOfStep = (posted: unknown) => {
  if (typeof posted !== "object" || posted === null) return posted;
  const fields: Readonly<Record<string, unknown>> = { ...posted };
  return { ...fields, motif: fields[motifField(String(fields.event))] };
};

export const treatForm = z.preprocess(motifOfStep, treatReceivedInput.extend(list));
export const treatManyForm = z.preprocess(motifOfStep, treatManyInput.extend(list));

/** Its motif and comment have names of their own: the form of the next step stands on the same page. */
export const overrideForm = overrideStatusInput
  .omit({ motif: true, comment: true })
  .extend({ ...list, overrideMotif: z.string().max(60).optional(), overrideComment: z.string().max(4_000).optional() });

export const assignManyForm = assignManyInput.extend(list);

/** `retour`: where the form was opened from. */
const back = { retour: z.string().max(2_000).optional() };
export const instructForm = instructInput.extend(back);
export const manyIssuedForm = manyIssuedInput.extend(back);

export const assignForm = assignReceivedInput.extend({
  ...list,
  /** Cursor of the page of the list. */
  apres: z.string().max(500).optional(),
  /** It was given from the sheet. */
  fiche: z.string().max(10).optional(),
});
