import { z } from "zod";
import { COMMENT_MAX } from "#lib/invoices/domain/comment-limits.ts";
import { isId } from "#lib/shared/ids.ts";

const side = z.enum(["issued", "received"]);
const id = z.string().refine(isId, "NOT_AN_ID");

/** Plain words: what is not a sign, a space or a line end goes. */
const words = z
  .string()
  .transform((text) =>
    text
      .replace(/\r\n?/g, "\n")
      .replace(/[^\P{C}\n\t]/gu, "")
      .trim(),
  )
  .pipe(z.string().min(1, "REQUIRED").max(COMMENT_MAX, "TOO_LONG"));

export const addCommentInput = z.object({ side, invoiceId: id, text: words });
export type AddCommentInput = z.input<typeof addCommentInput>;

export const withdrawCommentInput = z.object({ side, invoiceId: id, commentId: id });
export type WithdrawCommentInput = z.input<typeof withdrawCommentInput>;
