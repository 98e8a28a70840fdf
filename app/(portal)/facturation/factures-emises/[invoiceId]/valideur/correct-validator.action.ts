"use server";

import { sayOrLeave } from "#app/(portal)/facturation/too-late.ts";
import { formAction } from "#lib/actions/index.ts";
import { correctValidator, correctValidatorInput } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const correctValidatorAction = formAction({
  input: correctValidatorInput,
  run: async (actor, input) => {
    const result = await correctValidator(actor, input);
    if (result.ok) return result;
    return sayOrLeave(
      result,
      ["correct-validator", "correct-second-validator"],
      routes.issuedInvoice(input.invoiceId, { fait: "trop-tard" }),
    );
  },
  done: ({ invoiceId }) => routes.issuedInvoice(invoiceId, { fait: "valideur-corrige" }),
});
