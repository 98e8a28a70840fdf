"use server";

import { formAction } from "#lib/actions/index.ts";
import { deleteSearch, deleteSearchInput, saveSearch, saveSearchInput } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** Back to the search, which is now in the list. */
export const saveSearchAction = formAction({
  input: saveSearchInput,
  run: (actor, input) => saveSearch(actor, input),
  done: ({ query }) => routes.issuedSearch({ ...Object.fromEntries(new URLSearchParams(query)), fait: "enregistree" }),
});

export const deleteSearchAction = formAction({
  input: deleteSearchInput,
  run: (actor, input) => deleteSearch(actor, input),
  done: () => routes.issuedSearch({ fait: "oubliee" }),
});
