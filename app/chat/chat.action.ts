"use server";

import { getTranslations } from "next-intl/server";
import { prefillTicket } from "#app/prefill-ticket.ts";
import { formAction } from "#lib/actions/index.ts";
import { chatInput, chatLines, endChat, giveBackChat, openChat, openChatInput, takeChat } from "#lib/chat/index.ts";
import { ok, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

export const openChatAction = formAction({
  input: openChatInput,
  run: openChat,
  done: ({ chatId }) => routes.chat(chatId),
});

export const endChatAction = formAction({
  input: chatInput,
  run: (actor, { chatId }) => endChat(actor, chatId),
  done: (_, { chatId }) => routes.chat(chatId),
});

export const endDeskChatAction = formAction({
  input: chatInput,
  run: (actor, { chatId }) => endChat(actor, chatId),
  done: (_, { chatId }) => routes.deskChat(chatId),
});

export const takeChatAction = formAction({
  input: chatInput,
  run: (actor, { chatId }) => takeChat(actor, chatId),
  done: (_, { chatId }) => routes.deskChat(chatId),
});

export const giveBackChatAction = formAction({
  input: chatInput,
  run: (actor, { chatId }) => giveBackChat(actor, chatId),
  done: () => routes.chatDesk(),
});

export const chatToTicketAction = formAction({
  input: chatInput,
  run: async (actor, { chatId }) => {
    const [t, lines] = [await getTranslations("chat"), await chatLines(actor, chatId)];
    if (lines === null) return refuse("NOT_FOUND");
    await prefillTicket(actor, t("ticketTitle"), t("ticketIntro"), lines);
    return ok(null);
  },
  done: () => routes.newTicket({ repris: true }),
});
