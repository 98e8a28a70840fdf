"use server";

import { cancelAttachment, cancelAttachmentInput } from "#lib/access/index.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const cancelAttachmentAction = formAction({
  input: cancelAttachmentInput,
  run: (actor, input) => cancelAttachment(actor, input),
  done: () => routes.myAttachments({ annulee: true }),
});
