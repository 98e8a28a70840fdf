import "server-only";

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
export { findService, structureSheet, structuresByIds } from "#lib/structures/queries/structure-sheet.ts";
