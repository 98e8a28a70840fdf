"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { formAction } from "#lib/actions/index.ts";
import { submitInvoice } from "#lib/invoices/index.ts";
import type { FormState } from "#lib/shared/form-state.ts";
import { routes } from "#lib/shared/routes.ts";

const run = formAction({
  input: z.object({
    invoiceId: z.uuid(),
    version: z.coerce.number().int(),
    idempotencyKey: z.string(),
    seenTwins: z.string(),
  }),
  run: submitInvoice,
  done: ({ invoiceId }) => {
    revalidatePath(routes.deposit());
    return routes.recap(invoiceId);
  },
});

/** « Confirmer et envoyer ». Pressed twice it sends once: the key was made with the page. */
export async function submitInvoiceAction(state: FormState, data: FormData): Promise<FormState> {
  return run(state, data);
}
