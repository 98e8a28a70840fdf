"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { formAction } from "#lib/actions/index.ts";
import { deleteDraft } from "#lib/invoices/index.ts";
import type { FormState } from "#lib/shared/form-state.ts";
import { routes } from "#lib/shared/routes.ts";

const run = formAction({
  input: z.object({ invoiceId: z.uuid() }),
  run: deleteDraft,
  done: () => {
    revalidatePath(routes.deposit());
    return routes.deposit({ supprime: 1 });
  },
});

/** Deletes a draft for good. */
export async function deleteDraftAction(state: FormState, data: FormData): Promise<FormState> {
  return run(state, data);
}
