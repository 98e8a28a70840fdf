import "server-only";

export { changeService } from "#lib/structures/commands/change-service.ts";
export type { ManageRefusal } from "#lib/structures/commands/change-structure.ts";
export { createService } from "#lib/structures/commands/create-service.ts";
export { type CreateRefusal, type Creator, createStructure } from "#lib/structures/commands/create-structure.ts";
export { switchService } from "#lib/structures/commands/switch-service.ts";
export { publicName, type StructureGlance } from "#lib/structures/domain/glance.ts";
export type { StructureEvent } from "#lib/structures/domain/history.ts";
export { type Identified, identify, type KnownBy } from "#lib/structures/domain/identify.ts";
export {
  type CreateStructureInput,
  createStructureInput,
  detailsInput,
  identifyInput,
  type StructureDetails,
} from "#lib/structures/domain/schemas.ts";
export { PUBLIC_INVOICES_SERVICE } from "#lib/structures/domain/service.ts";
export { changeServiceInput, createServiceInput, switchServiceInput } from "#lib/structures/domain/service-schemas.ts";
export type {
  BankAccountView,
  ManagedService,
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
export { listServices, managedService } from "#lib/structures/queries/list-services.ts";
export { type LookedUp, lookUpStructure } from "#lib/structures/queries/look-up.ts";
export { type MemberSheet, memberSheet } from "#lib/structures/queries/member-sheet.ts";
export { structureHistory } from "#lib/structures/queries/structure-history.ts";
export { findService, structureSheet, structuresByIds } from "#lib/structures/queries/structure-sheet.ts";
