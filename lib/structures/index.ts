import "server-only";

export { addBankAccount } from "#lib/structures/commands/add-bank-account.ts";
export { changeBankAccount } from "#lib/structures/commands/change-bank-account.ts";
export { changeIdentifier } from "#lib/structures/commands/change-identifier.ts";
export { changeService } from "#lib/structures/commands/change-service.ts";
export type { ManageRefusal } from "#lib/structures/commands/change-structure.ts";
export { createService } from "#lib/structures/commands/create-service.ts";
export { type CreateRefusal, type Creator, createStructure } from "#lib/structures/commands/create-structure.ts";
export { cancelBankAccount, endBankAccount } from "#lib/structures/commands/end-bank-account.ts";
export { publishEngagements, switchEngagement } from "#lib/structures/commands/engagements.ts";
export { modifyStructure } from "#lib/structures/commands/modify-structure.ts";
export { refreshStructure } from "#lib/structures/commands/refresh-structure.ts";
export { setReception } from "#lib/structures/commands/set-reception.ts";
export { type ShownAccount, showBankAccount } from "#lib/structures/commands/show-bank-account.ts";
export { switchService } from "#lib/structures/commands/switch-service.ts";
export { switchStructure } from "#lib/structures/commands/switch-structure.ts";
export {
  addBankAccountInput,
  bankAccountInput,
  changeBankAccountInput,
} from "#lib/structures/domain/bank-account.ts";
export {
  publishEngagementsInput,
  switchEngagementInput,
} from "#lib/structures/domain/engagement-schemas.ts";
export { publicName, type StructureGlance } from "#lib/structures/domain/glance.ts";
export type { StructureEvent } from "#lib/structures/domain/history.ts";
export { type Identified, identify, type KnownBy } from "#lib/structures/domain/identify.ts";
export { nameIsLocked } from "#lib/structures/domain/name-lock.ts";
export {
  type Difference,
  fieldsFromRegister,
  REGISTERED_FIELDS,
  type RegisteredDetails,
  type RegisteredField,
} from "#lib/structures/domain/registered.ts";
export {
  type CreateStructureInput,
  changeIdentifierInput,
  createStructureInput,
  detailsInput,
  identifyInput,
  modifyStructureInput,
  refreshStructureInput,
  type StructureDetails,
  setReceptionInput,
  switchStructureInput,
} from "#lib/structures/domain/schemas.ts";
export { PUBLIC_INVOICES_SERVICE } from "#lib/structures/domain/service.ts";
export { changeServiceInput, createServiceInput, switchServiceInput } from "#lib/structures/domain/service-schemas.ts";
export type {
  BankAccountView,
  ManagedAccount,
  ManagedService,
  RecipientFlags,
  ServiceView,
  StructureSheet,
  StructureView,
} from "#lib/structures/domain/views.ts";
export { askRegister } from "#lib/structures/queries/ask-register.ts";
export { bankAccounts } from "#lib/structures/queries/bank-accounts.ts";
export { type DeactivationEffects, deactivationEffects } from "#lib/structures/queries/deactivation-effects.ts";
export { findCommitment } from "#lib/structures/queries/find-commitment.ts";
export {
  findByIdentifier,
  MOST_FOUND,
  searchPrivate,
  structureGlance,
} from "#lib/structures/queries/find-structure.ts";
export { bankAccountHoldHours } from "#lib/structures/queries/hold-hours.ts";
export { type AccountLine, listBankAccounts } from "#lib/structures/queries/list-bank-accounts.ts";
export { listEngagements } from "#lib/structures/queries/list-engagements.ts";
export { listServices, managedService } from "#lib/structures/queries/list-services.ts";
export { type LookedUp, lookUpStructure } from "#lib/structures/queries/look-up.ts";
export { type MemberSheet, memberSheet } from "#lib/structures/queries/member-sheet.ts";
export {
  mayBeRegistered,
  type RegisterComparison,
  registerDifferences,
} from "#lib/structures/queries/register-differences.ts";
export { structureHistory } from "#lib/structures/queries/structure-history.ts";
export { findService, structureSheet, structuresByIds } from "#lib/structures/queries/structure-sheet.ts";
