"use server";

import { getTranslations } from "next-intl/server";
import { spokenLines } from "#app/assistant/spoken-lines.ts";
import { prefillTicket } from "#app/prefill-ticket.ts";
import { formAction } from "#lib/actions/index.ts";
import { conversationInput } from "#lib/assistant/index.ts";
import { BRAND } from "#lib/shared/brand.ts";
import { ok } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

/** « En faire un ticket »: the conversation that the page carries, handed over to people. */
export const conversationToTicketAction = formAction({
  input: conversationInput,
  run: async (actor, { conversation }) => {
    const t = await getTranslations("assistant");
    const lines = spokenLines(actor, conversation);
    await prefillTicket(actor, t("ticketTitle"), t("ticketIntro", { name: BRAND.assistant }), lines);
    return ok(null);
  },
  done: () => routes.newTicket({ repris: true }),
});
