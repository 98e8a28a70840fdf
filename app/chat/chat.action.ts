"use server";

import { getTranslations } from "next-intl/server";
import { formAction } from "#lib/actions/index.ts";
import {
  chatInput,
  chatTranscript,
  endChat,
  giveBackChat,
  openChat,
  openChatInput,
  takeChat,
} from "#lib/chat/index.ts";
import { ok, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";
import { keepForm, TEXT_LENGTH } from "#lib/tickets/index.ts";

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

/** What was said goes into the form of a new ticket, where the person chooses what it is about, and may change it. */
export const chatToTicketAction = formAction({
  input: chatInput,
  run: async (actor, { chatId }) => {
    const [t, text] = [await getTranslations("chat"), await chatTranscript(actor, chatId, TEXT_LENGTH - 200)];
    if (text === null) return refuse("NOT_FOUND");
    const values = { title: t("ticketTitle"), description: `${t("ticketIntro")}\n${text}` };
    await keepForm(actor.userId, actor.userId, { message: "", problems: [], values });
    return ok(null);
  },
  done: () => routes.newTicket({ repris: true }),
});
