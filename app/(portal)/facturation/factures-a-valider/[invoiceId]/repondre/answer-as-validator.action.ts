"use server";

import { refresh } from "next/cache";
import { sayStale } from "#app/(portal)/facturation/say-stale.ts";
import { formAction } from "#lib/actions/index.ts";
import { answerAsValidator, answerAsValidatorInput, answerAtField } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const answerAsValidatorAction = formAction({
  input: answerAsValidatorInput,
  run: async (actor, input) => {
    const result = await answerAsValidator(actor, input);
    if (result.ok) return result;
    // The page shows the status as it is now around what was typed.
    refresh();
    return result.code === "STALE" ? sayStale(result) : answerAtField(result);
  },
  done: ({ invoiceId }) => routes.invoiceToValidate(invoiceId, { fait: "repondue" }),
});
