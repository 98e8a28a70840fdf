"use server";

import { getTranslations } from "next-intl/server";
import { spokenLines } from "#app/assistant/spoken-lines.ts";
import { prefillTicket } from "#app/prefill-ticket.ts";
import { formAction } from "#lib/actions/index.ts";
import { conversationInput } from "#lib/assistant/index.ts";
import { MESSAGE_LENGTH, openChat, say } from "#lib/chat/index.ts";
import { BRAND } from "#lib/shared/brand.ts";
import { newId } from "#lib/shared/ids.ts";
import { ok, type Result } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";
import { transcript } from "#lib/shared/transcript.ts";

/**
 * « Discuter avec un agent »: the conversation that the page carries is what the agent reads first. When nobody is there any more, it waits
 * in the form of a new ticket, and the page of chats says why.
 */
export const conversationToChatAction = formAction({
  input: conversationInput,
  run: async (actor, { conversation }): Promise<Result<{ chatId: string | null }>> => {
    const [t, chat] = await Promise.all([getTranslations("assistant"), getTranslations("chat")]);
    const [lines, intro] = [spokenLines(actor, conversation), t("ticketIntro", { name: BRAND.assistant })];
    const text = `${intro}\n${transcript(lines, MESSAGE_LENGTH - intro.length - 1, (line) => chat("said", line))}`;
    const opened = await openChat(actor, { text });
    if (!opened.ok) {
      if (opened.code !== "CHAT_CLOSED" && opened.code !== "CHAT_NOBODY") return opened;
      await prefillTicket(actor, t("ticketTitle"), intro, lines);
      return ok({ chatId: null });
    }
    const { chatId, begun } = opened.data;
    const said = begun ? ok(null) : await say(actor, { chatId, messageId: newId(), text });
    return said.ok ? ok({ chatId }) : said;
  },
  done: ({ chatId }) => (chatId ? routes.chat(chatId) : routes.chats()),
});
