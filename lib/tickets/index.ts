import "server-only";

export {
  type AnonymousTicket,
  isTicketLink,
  moveAnonymousTicket,
  openAnonymousTicket,
} from "#lib/tickets/commands/anonymous.ts";
export { saveCategory, saveSubcategory } from "#lib/tickets/commands/configure.ts";
export { deleteTicketDraft, saveTicketDraft } from "#lib/tickets/commands/drafts.ts";
export { type Moved, moveTicket } from "#lib/tickets/commands/move-ticket.ts";
export { openTicket } from "#lib/tickets/commands/open-ticket.ts";
export { admitsReply, replyByMail } from "#lib/tickets/commands/reply-by-mail.ts";
export { sweepTickets } from "#lib/tickets/commands/sweep-tickets.ts";
export { type KeptForm, keepForm, keepLinkedForm, keptLinkedForm } from "#lib/tickets/data/kept-form.ts";
export type { TicketLook } from "#lib/tickets/data/ticket.scope.ts";
export {
  DESK_TABS,
  type DeskTab,
  ISSUED_TABS,
  type IssuedTab,
  readTicketAddress,
  sortedBy,
  TICKET_GROUPS,
  type TicketFilter,
  type TicketGroup,
  type TicketSort,
  type TicketTab,
  ticketQuery,
} from "#lib/tickets/domain/list.ts";
export {
  categoryInput,
  followedMove,
  openAnonymousInput,
  subcategoryInput,
  ticketDraftRef,
  ticketMove,
} from "#lib/tickets/domain/schemas.ts";
export * from "#lib/tickets/public.ts";
export {
  recipientQuestion,
  ticketCatalogue,
  type WholeCategory,
  wholeCatalogue,
} from "#lib/tickets/queries/catalogue.ts";
export {
  countTicketDrafts,
  type TicketDraftLine,
  type TicketDraftView,
  ticketDraft,
  ticketDrafts,
} from "#lib/tickets/queries/drafts.ts";
export { isLinkedFile, isTicketFile } from "#lib/tickets/queries/files.ts";
export { type FoundTicket, findTickets } from "#lib/tickets/queries/find-tickets.ts";
export { countTickets, exportTickets, listTickets } from "#lib/tickets/queries/list.ts";
export {
  askedInvoice,
  type IssuerChoices,
  issuerChoices,
  refusedTicketForm,
} from "#lib/tickets/queries/new-ticket.ts";
export { anonymousSheet, markSeen, ticketSheet } from "#lib/tickets/queries/sheet.ts";
