import "server-only";

export { type CreateRefusal, type Creator, createStructure } from "#lib/structures/commands/create-structure.ts";
export { publicName, type StructureGlance } from "#lib/structures/domain/glance.ts";
export { type Identified, identify, type KnownBy } from "#lib/structures/domain/identify.ts";
export {
  type CreateStructureInput,
  createStructureInput,
  detailsInput,
  identifyInput,
  type StructureDetails,
} from "#lib/structures/domain/schemas.ts";
export { PUBLIC_INVOICES_SERVICE } from "#lib/structures/domain/service.ts";
export type {
  BankAccountView,
  RecipientFlags,
  ServiceView,
  StructureSheet,
  StructureView,
} from "#lib/structures/domain/views.ts";
export { bankAccounts } from "#lib/structures/queries/bank-accounts.ts";
export { findCommitment } from "#lib/structures/queries/find-commitment.ts";
export {
  findByIdentifier,
  MOST_FOUND,
  searchPrivate,
  structureGlance,
} from "#lib/structures/queries/find-structure.ts";
export { type LookedUp, lookUpStructure } from "#lib/structures/queries/look-up.ts";
export { type MemberSheet, memberSheet } from "#lib/structures/queries/member-sheet.ts";
export { findService, structureSheet, structuresByIds } from "#lib/structures/queries/structure-sheet.ts";
