"use server";

import { formAction } from "#lib/actions/index.ts";
import { sendFlow, sendFlowInput } from "#lib/invoices/index.ts";
import type { FormState } from "#lib/shared/form-state.ts";
import { routes } from "#lib/shared/routes.ts";

const run = formAction({
  input: sendFlowInput,
  // Checked twice: the command reads what was posted by itself.
  run: (actor, { chosen, ...input }) =>
    sendFlow(actor, { ...input, chosen: chosen.map(({ invoiceId, version }) => `${invoiceId}:${version}`) }),
  done: ({ sent, failed }, { flowId }) => routes.flow(flowId, { envoyees: sent || null, non: failed || null }),
});

/** « Envoyer les factures choisies ». Pressed twice it sends once: the keys come from the one made with the page. */
export async function sendFlowAction(state: FormState, data: FormData): Promise<FormState> {
  return run(state, data);
}
