/** What browser code may import of structures. */
export type { StructureGlance } from "#lib/structures/domain/glance.ts";
export { PUBLIC_INVOICES_SERVICE } from "#lib/structures/domain/service.ts";
export type {
  BankAccountView,
  RecipientFlags,
  ServiceView,
  StructureSheet,
  StructureView,
} from "#lib/structures/domain/views.ts";
