"use server";

import { formAction } from "#lib/actions/index.ts";
import { listColumnsInput, saveListColumns } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** Back to the list as it was, with the columns that are wanted now. */
export const listColumnsAction = formAction({
  input: listColumnsInput,
  run: (actor, input) => saveListColumns(actor, input),
  done: ({ list, query }) =>
    (list === "search" ? routes.issuedSearch : routes.issuedWorkList)(Object.fromEntries(new URLSearchParams(query))),
});
