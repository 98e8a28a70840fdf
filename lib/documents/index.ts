import "server-only";

export { learnFromDocument } from "#lib/documents/commands/learn-from-document.ts";
export { keepMadeDocument, type MadeDocument, makeDocument } from "#lib/documents/commands/make-document.ts";
export { giveUpReading, readStoredDocument } from "#lib/documents/commands/read-stored-document.ts";
export { orderMissingWords, readWords } from "#lib/documents/commands/read-words.ts";
export { peekArchive, type ReceivedArchive, receiveArchive } from "#lib/documents/commands/receive-archive.ts";
export { receiveAttachment } from "#lib/documents/commands/receive-attachment.ts";
export {
  type ReceivedDocument,
  type ReceiveRefusal,
  receiveDocument,
} from "#lib/documents/commands/receive-document.ts";
export {
  ANY_ATTACHMENT,
  type Checked,
  EVIDENCE_ACCEPT,
  type EvidenceFile,
  keepEvidence,
  receiveEvidence,
} from "#lib/documents/commands/receive-evidence.ts";
export { type Swept, sweepStorage } from "#lib/documents/commands/sweep-storage.ts";
export {
  collectPieces,
  dropPieces,
  keepPiece,
  PIECE_BYTES,
  receivedOf,
  sweepPieces,
} from "#lib/documents/commands/upload-pieces.ts";
export { forgetWords, keepWords } from "#lib/documents/data/document-words.ts";
export {
  ARCHIVE_LIMITS,
  ARCHIVE_REFUSALS,
  type ArchiveKind,
  type ArchiveRefusal,
  MEMBER_REFUSALS,
  type MemberRefusal,
} from "#lib/documents/domain/archive.ts";
export { ATTACHMENT_TYPES } from "#lib/documents/domain/attachment-types.ts";
export {
  type DepositFormat,
  type DetectedFormat,
  type DocumentKind,
  detectFormat,
} from "#lib/documents/domain/detect.ts";
export {
  type ExcerptPart,
  excerptParts,
  FOUND,
  markNumber,
  type WordsAsked,
  wordsAsked,
} from "#lib/documents/domain/document-words.ts";
export type { EInvoiceReport, Finding } from "#lib/documents/domain/einvoice/report.ts";
export type { EInvoiceView, PartyView } from "#lib/documents/domain/einvoice/view.ts";
export { writtenFromCii } from "#lib/documents/domain/einvoice/writing/convert.ts";
export type { WrittenSyntax } from "#lib/documents/domain/einvoice/writing/write.ts";
export {
  DOCUMENT_FIELDS,
  type DocumentFieldName,
  type DocumentFields,
  type FieldBox,
  type FieldOrigin,
  type Reading,
  type VatLine,
} from "#lib/documents/domain/fields.ts";
export type { SentValues } from "#lib/documents/domain/learning/lesson.ts";
export type { PlacedWord } from "#lib/documents/domain/placed-words.ts";
export type { DocumentReading, FieldConflict, ReadingKind, ReadingWarning } from "#lib/documents/domain/reading.ts";
export { DOCUMENT_LIMITS, DOCUMENT_REFUSALS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
export { type ExtractionState, getExtraction } from "#lib/documents/queries/get-extraction.ts";
export { type LoadedDocument, loadDocument } from "#lib/documents/queries/load-document.ts";
export { pageWords } from "#lib/documents/queries/page-words.ts";
export { type ReadingCost, readingCosts } from "#lib/documents/queries/reading-costs.ts";
export { verifyStored } from "#lib/documents/queries/verify-stored.ts";
export { inspectEInvoice } from "#lib/documents/reading/inspect-einvoice.ts";
export { listArchive, unpackMembers } from "#lib/documents/reading/open-archive.ts";
export { type ReadDocumentInput, type ReadingContext, readDocument } from "#lib/documents/reading/read-document.ts";
export { closeReaders, warmReaders } from "#lib/documents/reading/readers.ts";
export { renderPage } from "#lib/documents/reading/render-page.ts";
export { rewriteEInvoice } from "#lib/documents/reading/rewrite-einvoice.ts";
export type { Member, Unpacked } from "#lib/documents/workers/archive.worker.ts";
export type { Inspected } from "#lib/documents/workers/inspect.ts";
