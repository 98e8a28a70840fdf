"use server";

import { formAction } from "#lib/actions/index.ts";
import { addComment, addCommentInput, withdrawComment, withdrawCommentInput } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

const threadOf = ({ side, invoiceId }: { side: "issued" | "received"; invoiceId: string }, fait: string) =>
  side === "issued" ? routes.issuedThread(invoiceId, { fait }) : routes.receivedThread(invoiceId, { fait });

export const addCommentAction = formAction({
  input: addCommentInput,
  run: (actor, input) => addComment(actor, input),
  done: (_, input) => threadOf(input, "envoye"),
});

export const withdrawCommentAction = formAction({
  input: withdrawCommentInput,
  run: (actor, input) => withdrawComment(actor, input),
  done: (_, input) => threadOf(input, "retire"),
});
