import { z } from "zod";

export const LONGEST_QUESTION = 500;

export const questionInput = z.object({
  question: z.string().trim().min(1, "NO_QUESTION").max(LONGEST_QUESTION, "TOO_LONG"),
});
export type QuestionInput = z.output<typeof questionInput>;
