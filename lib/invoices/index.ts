import "server-only";

export { acknowledgeReturned } from "#lib/invoices/commands/acknowledge-returned.ts";
export { type AddAttachmentInput, addAttachment } from "#lib/invoices/commands/add-attachment.ts";
export { addInvoiceFile } from "#lib/invoices/commands/add-invoice-file.ts";
export { announceTransition } from "#lib/invoices/commands/announce.ts";
export { answerAsValidator } from "#lib/invoices/commands/answer-as-validator.ts";
export {
  type AnswerRefusal,
  acknowledgeRejection,
  completeInvoice,
  recycleInvoice,
} from "#lib/invoices/commands/answer-recipient.ts";
export { archiveInvoices } from "#lib/invoices/commands/archive-invoices.ts";
export { type AssignRefusal, assignReceived } from "#lib/invoices/commands/assign-received.ts";
export { answerCancellation, askCancellation } from "#lib/invoices/commands/cancellation.ts";
export {
  addComment,
  type CommentRefusal,
  markThreadRead,
  withdrawComment,
} from "#lib/invoices/commands/comments.ts";
export { correctValidator } from "#lib/invoices/commands/correct-validator.ts";
export { type CreatedDraft, createDraft } from "#lib/invoices/commands/create-draft.ts";
export { createTypedDraft, type TypedDraftRefusal } from "#lib/invoices/commands/create-typed-draft.ts";
export { declarePayment, remindPayments } from "#lib/invoices/commands/declare-payment.ts";
export { deleteDraft } from "#lib/invoices/commands/delete-draft.ts";
export {
  type BatchRefusal,
  type DepositedBatch,
  depositBatch,
  depositedFlow,
} from "#lib/invoices/commands/deposit-batch.ts";
export { depositFile } from "#lib/invoices/commands/deposit-file.ts";
export {
  type Deposited,
  type DepositRefusal,
  depositedDraft,
  depositInvoice,
} from "#lib/invoices/commands/deposit-invoice.ts";
export { type ArchiveWords, downloadArchive } from "#lib/invoices/commands/download-archive.ts";
export { downloadFile } from "#lib/invoices/commands/download-file.ts";
export { downloadFiles } from "#lib/invoices/commands/download-files.ts";
export { draftFromReading, type PrefilledDraft } from "#lib/invoices/commands/draft-from-reading.ts";
export { type DuplicateRefusal, duplicateInvoice } from "#lib/invoices/commands/duplicate-invoice.ts";
export { expireValidations } from "#lib/invoices/commands/expire-validations.ts";
export { exportBag } from "#lib/invoices/commands/export-bag.ts";
export { type FavouriteRefusal, forgetFavourite, keepFavourite } from "#lib/invoices/commands/favourites.ts";
export { attachFile, type FileRefusal, removeFile } from "#lib/invoices/commands/files.ts";
export { foldCounters } from "#lib/invoices/commands/fold-counters.ts";
export type { CommonRefusal } from "#lib/invoices/commands/guard.ts";
export { instruct } from "#lib/invoices/commands/instruct.ts";
export { learnFromInvoice } from "#lib/invoices/commands/learn-from-invoice.ts";
export { listColumnsInput, saveListColumns } from "#lib/invoices/commands/list-columns.ts";
export { makeAvailable } from "#lib/invoices/commands/make-available.ts";
export { makeRecurring } from "#lib/invoices/commands/make-recurring.ts";
export { giveMandate, type MandateRefusal, withdrawMandate } from "#lib/invoices/commands/mandate.ts";
export { manyIssued } from "#lib/invoices/commands/many-issued.ts";
export { assignMany, type ManyRefusal, treatMany } from "#lib/invoices/commands/many-received.ts";
export { deleteModel, draftFromModel, type ModelRefusal, saveModel } from "#lib/invoices/commands/models.ts";
export { noteExport } from "#lib/invoices/commands/note-export.ts";
export { mayOverride, overrideStatus } from "#lib/invoices/commands/override-status.ts";
export { prefillDraft } from "#lib/invoices/commands/prefill-draft.ts";
export { changeRecurrence, type RecurrenceRefusal, startRecurrence } from "#lib/invoices/commands/recurrences.ts";
export { deleteSearch, saveSearch } from "#lib/invoices/commands/saved-searches.ts";
export { sealYears } from "#lib/invoices/commands/seal-years.ts";
export { type SentFlow, sendFlow } from "#lib/invoices/commands/send-flow.ts";
export { type SetReformRefusal, setReform } from "#lib/invoices/commands/set-reform.ts";
export { type SubmitRefusal, type Submitted, submitInvoice } from "#lib/invoices/commands/submit-invoice.ts";
export { treatReceived } from "#lib/invoices/commands/treat-received.ts";
export { unpackBatch } from "#lib/invoices/commands/unpack-batch.ts";
export { type UpdateDraftRefusal, type UpdatedDraft, updateDraft } from "#lib/invoices/commands/update-draft.ts";
export type { Transitioned, TransitionRefusal } from "#lib/invoices/data/apply-transition.ts";
export type { StatusCount } from "#lib/invoices/data/totals-of-lists.ts";
export type { CertificateContent, CertifiedFile } from "#lib/invoices/domain/certificate.ts";
export { readCode } from "#lib/invoices/domain/certificate.ts";
export { twinsAmong } from "#lib/invoices/domain/checks.ts";
export { addCommentInput, withdrawCommentInput } from "#lib/invoices/domain/comments.ts";
export {
  type IssuedCriteria,
  type ReceivedCriteria,
  readIssuedCriteria,
  readReceivedCriteria,
} from "#lib/invoices/domain/criteria.ts";
export {
  changeRecurrenceInput,
  deleteModelInput,
  favouriteInput,
  forgetFavouriteInput,
  saveModelInput,
  startRecurrenceInput,
  useModelInput,
} from "#lib/invoices/domain/model-schemas.ts";
export type { PastView } from "#lib/invoices/domain/past-refusals.ts";
export { preflightScore } from "#lib/invoices/domain/preflight-score.ts";
export type { ReceiptContent } from "#lib/invoices/domain/receipt.ts";
export { setReformInput } from "#lib/invoices/domain/reform-schema.ts";
export type {
  CompleteInvoiceInput,
  CreateDraftInput,
  RecycleInvoiceInput,
  SubmitInvoiceInput,
  TreatReceivedInput,
  UpdateDraftInput,
} from "#lib/invoices/domain/schemas.ts";
export {
  acknowledgeRejectionInput,
  acknowledgeReturnedInput,
  answerAsValidatorInput,
  answerCancellationInput,
  askCancellationInput,
  assignManyInput,
  assignReceivedInput,
  chooseRecipientInput,
  completeInvoiceInput,
  correctValidatorInput,
  createTypedDraftInput,
  declarePaymentInput,
  deleteDraftInput,
  deleteSearchInput,
  duplicateInput,
  giveMandateInput,
  recycleInvoiceInput,
  removeFileInput,
  saveSearchInput,
  sendFlowInput,
  treatManyInput,
  withdrawMandateInput,
} from "#lib/invoices/domain/schemas.ts";
export {
  assignForm,
  assignManyForm,
  instructForm,
  manyIssuedForm,
  overrideForm,
  treatForm,
  treatManyForm,
} from "#lib/invoices/domain/treat-schema.ts";
export * from "#lib/invoices/public.ts";
export { type AskedAbout, invoiceAskedAbout } from "#lib/invoices/queries/asked-about.ts";
export { type AssignmentView, assignmentOf, reaches } from "#lib/invoices/queries/assignment.ts";
export {
  type DepositRecap,
  depositRecap,
  type Verification,
  verifyCertificate,
} from "#lib/invoices/queries/certificate.ts";
export {
  type CertificateLayout,
  certificatePdf,
  type ProofLayout,
  proofPdf,
} from "#lib/invoices/queries/certificate-pdf.ts";
export { dashboard } from "#lib/invoices/queries/dashboard.ts";
export { type DocumentAccess, documentAccess } from "#lib/invoices/queries/documents.ts";
export { type DraftForm, draftForm, preflight } from "#lib/invoices/queries/draft-form.ts";
export { exportIssued, exportWorkList } from "#lib/invoices/queries/export-issued.ts";
export { type FavouriteView, favourites } from "#lib/invoices/queries/favourites.ts";
export { findByNumber, followedByNumber } from "#lib/invoices/queries/find-by-number.ts";
export {
  exportFiscal,
  type FiscalList,
  type FiscalProof,
  fiscalList,
  fiscalProof,
} from "#lib/invoices/queries/fiscal-list.ts";
export { flowProgress, flowSheet, listFlows } from "#lib/invoices/queries/flows.ts";
export { type Following, following } from "#lib/invoices/queries/following.ts";
export { hasDeposited } from "#lib/invoices/queries/has-deposited.ts";
export {
  type Inbox,
  inbox,
  inboxNeighbours,
  type Neighbours,
  onlyCompanies,
  seenBy,
} from "#lib/invoices/queries/inbox.ts";
export { type InvoiceData, invoiceData } from "#lib/invoices/queries/invoice-data.ts";
export { type Letter, letterPdf } from "#lib/invoices/queries/late-letter-pdf.ts";
export { type LatePayment, latePayment } from "#lib/invoices/queries/late-payment.ts";
export { listColumns } from "#lib/invoices/queries/list-columns.ts";
export { type DraftLine, listDrafts } from "#lib/invoices/queries/list-drafts.ts";
export {
  countsByStatus,
  foundInside,
  issuedWorkList,
  type ListOptions,
  listReceived,
  searchIssued,
  type WorkListPage,
} from "#lib/invoices/queries/lists.ts";
export { type MandateView, mandateOf, mandatesOf } from "#lib/invoices/queries/mandates.ts";
export {
  type ChosenInvoice,
  chosenReceived,
  type ManyResult,
  MOST_CHOSEN,
  manyResult,
} from "#lib/invoices/queries/many.ts";
export {
  type ChosenIssued,
  chosenIssued,
  type ManyIssuedResult,
  manyIssuedResult,
} from "#lib/invoices/queries/many-issued.ts";
export {
  invoiceModels,
  type ModelListed,
  type ModelSheet,
  modelSheet,
  modelSource,
  type RecurrenceView,
} from "#lib/invoices/queries/models.ts";
export { pastRefusals } from "#lib/invoices/queries/past-refusals.ts";
export { portfolio } from "#lib/invoices/queries/portfolio.ts";
export { type FlowDraft, readyOfFlow, SENT_AT_ONCE } from "#lib/invoices/queries/ready-of-flow.ts";
export { type Receipt, type ReceiptVerification, takeReceipt, verifyReceipt } from "#lib/invoices/queries/receipt.ts";
export { type ReformRuleView, reformSetting, reformSettings } from "#lib/invoices/queries/reform-settings.ts";
export { mustAcknowledge, returnedInvoices } from "#lib/invoices/queries/returned.ts";
export { type SavedSearchView, savedSearches } from "#lib/invoices/queries/saved-searches.ts";
export { serviceProposals } from "#lib/invoices/queries/service-proposals.ts";
export { issuedSheet, receivedSheet } from "#lib/invoices/queries/sheet.ts";
export { type CommentView, type Thread, threadOf, threadSummary } from "#lib/invoices/queries/thread.ts";
export { listToValidate, toValidateSheet, type ValidatorSheet } from "#lib/invoices/queries/to-validate.ts";
export { verifyHistories, verifyHistory } from "#lib/invoices/queries/verify-history.ts";
export { type Waiting, waitingInvoices } from "#lib/invoices/queries/waiting.ts";
