import { getTranslations } from "next-intl/server";
import type { AssistantWords } from "#components/assistant/conversation.tsx";
import { BRAND } from "#lib/shared/brand.ts";

/** What the conversation says by itself, for its client part. */
export async function assistantWords(): Promise<AssistantWords> {
  const t = await getTranslations("assistant");
  const name = BRAND.assistant;
  return {
    title: t("title", { name }),
    welcome: t("welcome", { name }),
    question: t("question"),
    ask: t("ask"),
    asking: t("asking"),
    you: t("you"),
    log: t("log", { name }),
    kept: t("kept"),
    open: t("open", { name }),
    close: t("close"),
    toChat: t("toChat"),
    toTicket: t("toTicket"),
  };
}
