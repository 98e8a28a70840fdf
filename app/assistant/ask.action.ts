"use server";

import { getLocale } from "next-intl/server";
import { presentAnswer } from "#app/assistant/present-answer.ts";
import { currentActor } from "#lib/access/web.ts";
import { requestOrigin } from "#lib/accounts/web.ts";
import { publicFormAction } from "#lib/actions/index.ts";
import { type Answer, answerQuestion, MOST_TURNS, questionInput, readTurns } from "#lib/assistant/index.ts";
import { chatOffer } from "#lib/chat/index.ts";
import type { FormState } from "#lib/shared/form-state.ts";
import { ok } from "#lib/shared/result.ts";

/** One more question to the assistant. The conversation is in the page that asks, and in the page that comes back. */
export const askAction = publicFormAction({
  input: questionInput,
  run: async (_, { question }) => {
    const [actor, locale, from] = await Promise.all([currentActor(), getLocale(), requestOrigin()]);
    return ok(await answerQuestion({ actor, question, locale: locale === "en" ? "en" : "fr", from }));
  },
  again: async (outcome, data): Promise<FormState["values"]> => {
    const before = readTurns(String(data.get("conversation") ?? ""));
    if (!outcome.ok) return { conversation: JSON.stringify(before) };
    const asked = String(data.get("question") ?? "").trim();
    const isThere = (await currentActor()) !== null && (await chatOffer()) === "open";
    const turns = [...before, { asked, said: await presentAnswer(outcome.data as Answer, isThere) }];
    const chat = isThere ? "open" : "";
    return { question: "", conversation: JSON.stringify(turns.slice(-MOST_TURNS)), chat };
  },
});
