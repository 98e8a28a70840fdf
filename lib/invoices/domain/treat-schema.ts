import { z } from "zod";
import { treatReceivedInput } from "#lib/invoices/domain/schemas.ts";
import { motifField } from "#lib/invoices/domain/treat-form.ts";

/** What the form posts, brought to what the command takes: the motif is the one of the chosen step, the others are ignored. */
export const treatForm = z.preprocess((posted) => {
  if (typeof posted !== "object" || posted === null) return posted;
  const fields: Readonly<Record<string, unknown>> = { ...posted };
  return { ...fields, motif: fields[motifField(String(fields.event))] };
}, treatReceivedInput);
