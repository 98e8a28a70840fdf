"use server";

import { requestAttachment, requestAttachmentInput } from "#lib/access/index.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const requestAttachmentAction = formAction({
  input: requestAttachmentInput,
  run: (actor, input) => requestAttachment(actor, input),
  done: () => routes.myAttachments({ demande: true }),
});
