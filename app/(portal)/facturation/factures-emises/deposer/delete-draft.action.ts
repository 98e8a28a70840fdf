"use server";

import { refresh, revalidatePath } from "next/cache";
import { formAction } from "#lib/actions/index.ts";
import { deleteDraft, deleteDraftInput } from "#lib/invoices/index.ts";
import type { FormState } from "#lib/shared/form-state.ts";
import { refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

const run = formAction({
  input: deleteDraftInput,
  run: async (actor, input) => {
    const result = await deleteDraft(actor, input);
    if (result.ok || result.code !== "STALE") return result;
    refresh();
    return refuse("DRAFT_SAVED_SINCE");
  },
  done: () => {
    revalidatePath(routes.deposit());
    return routes.deposit({ supprime: 1 });
  },
});

/** Deletes a draft for good, as it was on the screen: one that was saved since is looked at first. */
export async function deleteDraftAction(state: FormState, data: FormData): Promise<FormState> {
  return run(state, data);
}
