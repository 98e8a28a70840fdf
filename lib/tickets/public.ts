/** What browser code may import of tickets: tables and types. */
export { expectedOfIssuer } from "#lib/tickets/domain/life-cycle.ts";
export { DRAFT_DAYS, MOST_FILES, PHONE_LENGTH, TEXT_LENGTH, TITLE_LENGTH } from "#lib/tickets/domain/limits.ts";
export type { LevelState, ServiceLevel } from "#lib/tickets/domain/service-level.ts";
export {
  type Desk,
  OBJECT_KINDS,
  type ObjectKind,
  TICKET_AUDIENCES,
  TICKET_KINDS,
  TICKET_STATUSES,
  type TicketKind,
  type TicketStatus,
} from "#lib/tickets/domain/status.ts";
export {
  FORM_EVENTS,
  TICKET_EVENTS,
  type TicketEventName,
  type TicketFormEvent,
  type TicketSide,
} from "#lib/tickets/domain/transitions.ts";
export type {
  CategoryView,
  SubcategoryView,
  TicketEventView,
  TicketFileView,
  TicketLine,
  TicketSheet,
} from "#lib/tickets/domain/views.ts";
