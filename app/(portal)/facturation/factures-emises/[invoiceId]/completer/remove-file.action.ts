"use server";

import { formAction } from "#lib/actions/index.ts";
import { removeFile, removeFileInput } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const removeFileAction = formAction({
  input: removeFileInput,
  run: (actor, input) => removeFile(actor, input),
  done: (_, { invoiceId }) => routes.completeInvoice(invoiceId),
});
