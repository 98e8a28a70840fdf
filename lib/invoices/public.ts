/** What browser code and other domains' pure code may import of invoices: tables, types, pure functions. No server. */

export type { ActionKind, PartySide } from "#lib/invoices/domain/actions.ts";
export { MOST_ARCHIVED } from "#lib/invoices/domain/archive.ts";
export {
  CADRES,
  type Cadre,
  DEPOSIT_CADRES,
  type DepositCadre,
  isWorks,
  needsValidator,
  shortCadre,
} from "#lib/invoices/domain/cadres.ts";
export { needsWords, type RecipientNeeds, whatIsNeeded } from "#lib/invoices/domain/check-recipient.ts";
export { DESIGNATION_MAX, DOSSIER_MAX_BYTES, MAX_LENGTHS } from "#lib/invoices/domain/check-references.ts";
export type { CheckField, CheckId, CheckProblem, Severity } from "#lib/invoices/domain/check-types.ts";
export { type ClockLine, type ClockMark, clockLine } from "#lib/invoices/domain/clock-line.ts";
export { COMMENT_MAX } from "#lib/invoices/domain/comment-limits.ts";
export { type Dashboard, searchOf } from "#lib/invoices/domain/dashboard.ts";
export { DEPOSIT_MODES, type DepositMode } from "#lib/invoices/domain/deposit-modes.ts";
export {
  DRAFT_FIELDS,
  type DraftField,
  type DraftFields,
  type TypedVatLine,
  type TypingLocale,
} from "#lib/invoices/domain/draft-fields.ts";
export type { DraftTexts } from "#lib/invoices/domain/draft-texts.ts";
export { isEditable, isOpen } from "#lib/invoices/domain/editing.ts";
export {
  type ExportedInvoice,
  ISSUED_FIELDS,
  type IssuedField,
  kindOfField,
} from "#lib/invoices/domain/export-fields.ts";
export { FISCAL_FIELDS, type FiscalRow, kindOfFiscalField } from "#lib/invoices/domain/fiscal.ts";
export { type FlowFilter, flowQuery, isFlowFilterEmpty, readFlowFilter } from "#lib/invoices/domain/flow-filters.ts";
export { FLOW_STATE_CODES, FLOW_STATES, type FlowCounts, type FlowState } from "#lib/invoices/domain/flow-states.ts";
export type { FlowProgress, FlowRow, FlowSheet, MemberOutcome, MemberRow } from "#lib/invoices/domain/flow-view.ts";
export {
  INVOICE_TYPES,
  type InvoiceType,
  PAYMENT_MODES,
  type PaymentMode,
  VAT_TYPES,
  type VatType,
} from "#lib/invoices/domain/invoice.ts";
export {
  ISSUED_ORDERS,
  type IssuedOrder,
  type IssuedSearch,
  isAdvanced,
  issuedCriteria,
  issuedSearchQuery,
  isUnfiltered,
  RECIPIENT_KINDS,
  readIssuedSearch,
} from "#lib/invoices/domain/issued-search.ts";
export type { LateInterest, LateRate } from "#lib/invoices/domain/late-interest.ts";
export { type AvailableEvent, type InvoiceEvent, leadsFrom } from "#lib/invoices/domain/life-cycle.ts";
export type { LifeCyclePicture, PictureEdge, PictureNode } from "#lib/invoices/domain/life-cycle-picture.ts";
export { type ChoiceColumn, type ChoosingList, COLUMNS_OF } from "#lib/invoices/domain/list-columns.ts";
export {
  addressId,
  addressText,
  type Params,
  readToValidateFilter,
  readWorkListFilter,
  type SearchNote,
  type ToValidateFilter,
  toValidateQuery,
  type WorkListFilter,
  workListQuery,
} from "#lib/invoices/domain/list-filters.ts";
export { MANDATE_VERSION } from "#lib/invoices/domain/mandate.ts";
export { type ImpossibleMove, type ManyOutcome, movesForAll } from "#lib/invoices/domain/many.ts";
export { isMotif, MOTIFS, type Motif } from "#lib/invoices/domain/motifs.ts";
export { NORM_CODES, type NormCode } from "#lib/invoices/domain/norm-codes.ts";
export { presentNorm, stepNorm } from "#lib/invoices/domain/norm-of.ts";
export { NUMBER_MAX } from "#lib/invoices/domain/numbers.ts";
export { OVERRIDE_MOTIFS, type OverrideTarget, overrideTargets } from "#lib/invoices/domain/override.ts";
export { PAYMENT_DAYS } from "#lib/invoices/domain/payment-clock.ts";
export {
  filterPortfolio,
  oldestOf,
  PORTFOLIO_ORDERS,
  type PortfolioFilter,
  type PortfolioQueue,
  type PortfolioRow,
  type PortfolioWork,
  portfolioQuery,
  portfolioTotals,
  portfolioWorks,
  readPortfolioFilter,
} from "#lib/invoices/domain/portfolio.ts";
export {
  isReceivedUnfiltered,
  listText,
  NOBODY,
  RECEIVED_ORDERS,
  RECEIVED_VIEWS,
  type ReceivedFilter,
  type ReceivedNote,
  type ReceivedOrder,
  type ReceivedView,
  readListText,
  readReceivedAddress,
  readReceivedFilter,
  receivedCriteria,
  receivedQuery,
} from "#lib/invoices/domain/received-filters.ts";
export { type DraftRhythm, RHYTHMS_OF_DRAFTS } from "#lib/invoices/domain/recurrence.ts";
export { REFORM_RULES, type Reform, type ReformRule } from "#lib/invoices/domain/reform.ts";
export {
  opensBefore,
  RETURNED_COOKIE,
  type Returned,
  readSeen,
  writeSeen,
} from "#lib/invoices/domain/returned.ts";
export type { ServiceProposal } from "#lib/invoices/domain/service-proposals.ts";
export {
  INVOICE_STATUSES,
  type InvoiceStatus,
  isInvoiceStatus,
  isOneOf,
  RECIPIENT_WORK_STATUSES,
  SUPPLIER_WORK_STATUSES,
  TERMINAL_STATUSES,
  VISIBLE_TO_RECIPIENT,
} from "#lib/invoices/domain/status.ts";
export { STATUS_TONES, type StatusTone } from "#lib/invoices/domain/status-tones.ts";
export {
  type RowWithGesture,
  type SupplierGesture,
  supplierGesture,
  withGestures,
} from "#lib/invoices/domain/supplier-gesture.ts";
export type { TakenReading } from "#lib/invoices/domain/taken-readings.ts";
export { totalInclTax } from "#lib/invoices/domain/totals.ts";
export {
  atField,
  MOTIF_EVENTS,
  missingWith,
  motifField,
  movesExist,
  type TreatEvent as StepOfTreatment,
  type TreatMove,
  treatMoves,
  treatWords,
} from "#lib/invoices/domain/treat-form.ts";
export {
  LABEL_MAX,
  LINE_CELLS,
  type LineMove,
  lineInputs,
  MOST_LINES,
  moveLines,
  NEW_LINE,
  readTypedLines,
  rowsOfInputs,
  type TypedLine,
  UNITS,
  VAT_CHOICES,
} from "#lib/invoices/domain/typed-lines.ts";
export { answerAtField, VALIDATION_DAYS, type ValidatorMove } from "#lib/invoices/domain/validation.ts";
export { taxOf, totalsOfLines, VAT_RATES } from "#lib/invoices/domain/vat.ts";
export type {
  ActionRow,
  ClockView,
  FileView,
  FollowedInvoice,
  FoundInside,
  HistoryRow,
  InvoiceRef,
  InvoiceSheet,
  IssuedRow,
  LineView,
  ListPage,
  NumberedInvoice,
  PartyView,
  ReceivedRow,
  ServiceRef,
  Total,
  ToValidateRow,
  ValidationView,
} from "#lib/invoices/domain/views.ts";
export { WORK_ORDERS, type WorkOrder } from "#lib/invoices/domain/work-order.ts";
