"use server";

import { sayOrLeave } from "#app/(portal)/facturation/too-late.ts";
import { formAction } from "#lib/actions/index.ts";
import { answerAsValidator, answerAsValidatorInput, answerAtField } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const answerAsValidatorAction = formAction({
  input: answerAsValidatorInput,
  run: async (actor, input) => {
    const result = await answerAsValidator(actor, input);
    if (result.ok) return result;
    const said = await sayOrLeave(result, [], routes.invoiceToValidate(input.invoiceId, { fait: "trop-tard" }));
    return answerAtField(said);
  },
  done: ({ invoiceId }) => routes.invoiceToValidate(invoiceId, { fait: "repondue" }),
});
