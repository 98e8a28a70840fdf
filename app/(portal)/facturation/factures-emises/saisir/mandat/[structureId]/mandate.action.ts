"use server";

import { formAction } from "#lib/actions/index.ts";
import { giveMandate, giveMandateInput, withdrawMandate, withdrawMandateInput } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const giveMandateAction = formAction({
  input: giveMandateInput,
  run: giveMandate,
  done: ({ structureId }) => routes.keyIn({ fait: "mandat", structure: structureId }),
});

export const withdrawMandateAction = formAction({
  input: withdrawMandateInput,
  run: withdrawMandate,
  done: ({ structureId }) => routes.mandate(structureId, { fait: "revoque" }),
});
