"use server";

import { leaveTooLate } from "#app/(portal)/facturation/too-late.ts";
import { formAction } from "#lib/actions/index.ts";
import { answerAsValidator, answerAsValidatorInput, answerAtField } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const answerAsValidatorAction = formAction({
  input: answerAsValidatorInput,
  run: async (actor, input) => {
    const result = await answerAsValidator(actor, input);
    if (result.ok) return result;
    leaveTooLate(result, routes.invoiceToValidate(input.invoiceId, { fait: "trop-tard" }));
    return answerAtField(result);
  },
  done: ({ invoiceId }) => routes.invoiceToValidate(invoiceId, { fait: "repondue" }),
});
