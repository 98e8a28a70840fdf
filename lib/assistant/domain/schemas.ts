import { z } from "zod";

export const LONGEST_QUESTION = 500;

export const questionInput = z.object({
  question: z.string().trim().min(1, "NO_QUESTION").max(LONGEST_QUESTION, "TOO_LONG"),
});
export const conversationInput = z.object({ conversation: z.string().max(80_000, "TOO_LONG").default("") });

export type QuestionInput = z.output<typeof questionInput>;
