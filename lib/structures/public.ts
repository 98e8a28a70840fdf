/** What browser code may import of structures. */
export type { StructureGlance } from "#lib/structures/domain/glance.ts";
export { type HistoryField, STRUCTURE_HISTORY, type StructureEvent } from "#lib/structures/domain/history.ts";
export { PUBLIC_INVOICES_SERVICE } from "#lib/structures/domain/service.ts";
export type {
  BankAccountView,
  EngagementRow,
  ManagedService,
  RecipientFlags,
  ServiceView,
  StructureSheet,
  StructureView,
} from "#lib/structures/domain/views.ts";
