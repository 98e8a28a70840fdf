"use server";

import { refresh } from "next/cache";
import { sayStale } from "#app/(portal)/facturation/say-stale.ts";
import { formAction } from "#lib/actions/index.ts";
import { deleteDraft, deleteDraftInput } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const deleteDraftAction = formAction({
  input: deleteDraftInput,
  run: async (actor, input) => {
    const result = await deleteDraft(actor, input);
    if (result.ok) return result;
    refresh();
    return result.code === "STALE" ? sayStale(result) : result;
  },
  done: () => routes.issuedWorkList({ fait: "brouillon-supprime" }),
});
