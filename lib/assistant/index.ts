import "server-only";

export { type Answer, type Asked, answerQuestion, COVERED } from "#lib/assistant/commands/answer-question.ts";
export { conversationInput, LONGEST_QUESTION, questionInput } from "#lib/assistant/domain/schemas.ts";
export * from "#lib/assistant/public.ts";
