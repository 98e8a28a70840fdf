"use server";

import { approveAttachment, approveAttachmentInput } from "#lib/access/index.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const approveAttachmentAction = formAction({
  // The command reads it by itself, rights and all: what the form posts is what it takes.
  input: approveAttachmentInput.in,
  run: (actor, input) => approveAttachment(actor, input),
  done: (_, { requestId }) => routes.approvals({ decision: requestId }),
});
