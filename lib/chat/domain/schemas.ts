import { z } from "zod";
import { MESSAGE_LENGTH } from "#lib/chat/domain/states.ts";

/** Several lines. A line break is one character, however the browser writes it. */
const text = z
  .string()
  .overwrite((typed) => typed.replaceAll("\r\n", "\n"))
  .trim()
  .regex(/^(?:\P{Cc}|[\n\t])*$/u, "INVALID")
  .max(MESSAGE_LENGTH, "TOO_LONG");

export const openChatInput = z.object({ text: text.min(1, "REQUIRED") });
export type OpenChatInput = z.output<typeof openChatInput>;

export const chatInput = z.object({ chatId: z.uuid("INVALID") });

export const sayInput = z.object({
  chatId: z.uuid("INVALID"),
  /** Chosen by the page that sends it: sent twice, it is said once. */
  messageId: z.uuid("INVALID"),
  text: text.default(""),
});
export type SayInput = z.output<typeof sayInput>;
