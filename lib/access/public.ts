/** What browser code and other domains' pure code may import: types and tables, no server. */
export { narrow } from "#lib/access/domain/acting.ts";
export type { Actor, Habilitation, Membership } from "#lib/access/domain/actor.ts";
export {
  APPLICATIONS,
  type Application,
  LEVELS,
  type Level,
  ROLES,
  type Role,
  SYSTEM_ROLES,
  type SystemRole,
} from "#lib/access/domain/applications.ts";
export {
  ATTACHMENT_STATUSES,
  type AttachmentStatus,
  COMMENT_LENGTH,
  OFFERED_RIGHTS,
  REQUEST_DAYS,
} from "#lib/access/domain/attachments.ts";
export { can, canSomewhere, type Reach, type Subject, structuresWith } from "#lib/access/domain/can.ts";
export { PERMISSIONS, type Permission, STAFF_PERMISSIONS, type StaffPermission } from "#lib/access/domain/grants.ts";
export type { InvitationGlance, InvitationLine } from "#lib/access/domain/invitations.ts";
export { rightOfPage, structureOfPage } from "#lib/access/domain/page-rights.ts";
export {
  type FoundPerson,
  type HeldRight,
  INACTIVE_DAYS,
  type PersonLine,
  type PersonSheet,
  type RightsEvent,
  shortRights,
} from "#lib/access/domain/people.ts";
export { profileGiving } from "#lib/access/domain/profiles.ts";
export { rightField, versionField } from "#lib/access/domain/rights-form.ts";
export { canAsStaff, rolesWith } from "#lib/access/domain/staff.ts";
export type {
  ApprovalLine,
  ApprovalSheet,
  AttachmentLine,
  FirstSteps,
  MatrixLine,
  RequestLine,
  RightLine,
} from "#lib/access/domain/views.ts";
