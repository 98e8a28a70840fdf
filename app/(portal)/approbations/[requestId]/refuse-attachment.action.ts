"use server";

import { refuseAttachment, refuseAttachmentInput } from "#lib/access/index.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const refuseAttachmentAction = formAction({
  input: refuseAttachmentInput,
  run: (actor, input) => refuseAttachment(actor, input),
  done: (_, { requestId }) => routes.approvals({ decision: requestId }),
});
