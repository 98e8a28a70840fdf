import "server-only";

export {
  acceptInvitation,
  acceptInvitationsTo,
  cancelInvitation,
  declineInvitation,
} from "#lib/access/commands/answer-invitation.ts";
export { appointMain } from "#lib/access/commands/appoint-main.ts";
export { type Attached, type AttachRefusal, attachPerson } from "#lib/access/commands/attach-person.ts";
export { cancelAttachment } from "#lib/access/commands/cancel-attachment.ts";
export { changeRights, type RightsRefusal } from "#lib/access/commands/change-rights.ts";
export { changeRole, handOver } from "#lib/access/commands/change-role.ts";
export { chooseStructure } from "#lib/access/commands/choose-structure.ts";
export { closeRequests } from "#lib/access/commands/close-requests.ts";
export { copyRights } from "#lib/access/commands/copy-rights.ts";
export { approveAttachment, type DecideRefusal, refuseAttachment } from "#lib/access/commands/decide-attachment.ts";
export { detachPerson, leaveStructure } from "#lib/access/commands/end-place.ts";
export { exportPeople } from "#lib/access/commands/export-people.ts";
export { leaveStructures } from "#lib/access/commands/leave-structures.ts";
export { refuseUnlessManaging } from "#lib/access/commands/managed-place.ts";
export { type HoldersOrder, notifyHolders } from "#lib/access/commands/notify-holders.ts";
export { type RequestRefusal, requestAttachment } from "#lib/access/commands/request-attachment.ts";
export { type Swept, sweepRequests } from "#lib/access/commands/sweep-requests.ts";
export {
  type ChangeRightsInput,
  type CopyRightsInput,
  changeRightsInput,
  copyRightsInput,
} from "#lib/access/domain/rights-form.ts";
export {
  type ApproveAttachmentInput,
  type AttachPersonInput,
  approveAttachmentInput,
  attachPersonInput,
  cancelAttachmentInput,
  changeRoleInput,
  invitationInput,
  leaveStructureInput,
  personInput,
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
export { type Colleague, colleagues } from "#lib/access/queries/colleagues.ts";
export { findPeople } from "#lib/access/queries/find-people.ts";
export { firstSteps } from "#lib/access/queries/first-steps.ts";
export { forbiddenIn, refusedIn } from "#lib/access/queries/forbidden.ts";
export { holdersOf } from "#lib/access/queries/holders.ts";
export { invitationOf, listInvitations, myInvitations } from "#lib/access/queries/invitations.ts";
export { listGrantors, listManagers } from "#lib/access/queries/list-managers.ts";
export { everyPerson, listPeople, type PeopleSearch, personSheet } from "#lib/access/queries/list-people.ts";
export { listAttachments, listRights } from "#lib/access/queries/list-rights.ts";
export { loadActor } from "#lib/access/queries/load-actor.ts";
export { rightsHistory } from "#lib/access/queries/rights-history.ts";
export { rightsMatrix } from "#lib/access/queries/rights-matrix.ts";
export { type SoleManaged, soleManaged } from "#lib/access/queries/sole-managed.ts";
