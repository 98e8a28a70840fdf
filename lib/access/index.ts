import "server-only";

export { cancelAttachment } from "#lib/access/commands/cancel-attachment.ts";
export { chooseStructure } from "#lib/access/commands/choose-structure.ts";
export { closeRequests } from "#lib/access/commands/close-requests.ts";
export { approveAttachment, type DecideRefusal, refuseAttachment } from "#lib/access/commands/decide-attachment.ts";
export { leaveStructures } from "#lib/access/commands/leave-structures.ts";
export { type HoldersOrder, notifyHolders } from "#lib/access/commands/notify-holders.ts";
export { type RequestRefusal, requestAttachment } from "#lib/access/commands/request-attachment.ts";
export {
  type ApproveAttachmentInput,
  approveAttachmentInput,
  cancelAttachmentInput,
  type RefuseAttachmentInput,
  type RequestAttachmentInput,
  refuseAttachmentInput,
  requestAttachmentInput,
} from "#lib/access/domain/schemas.ts";
export * from "#lib/access/public.ts";
export {
  type StructureChoice,
  structureChoice,
  structureChoices,
} from "#lib/access/queries/acting-structures.ts";
export { approvalSheet, countApprovals, listApprovals, listRequests } from "#lib/access/queries/attachment-requests.ts";
export { type AttachmentStanding, attachmentStanding } from "#lib/access/queries/attachment-standing.ts";
export { firstSteps } from "#lib/access/queries/first-steps.ts";
export { forbiddenIn } from "#lib/access/queries/forbidden.ts";
export { holdersOf } from "#lib/access/queries/holders.ts";
export { listGrantors, listManagers } from "#lib/access/queries/list-managers.ts";
export { listAttachments, listRights } from "#lib/access/queries/list-rights.ts";
export { loadActor } from "#lib/access/queries/load-actor.ts";
export { type SoleManaged, soleManaged } from "#lib/access/queries/sole-managed.ts";
