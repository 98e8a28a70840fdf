import type { DetectedFormat } from "#lib/documents/domain/detect.ts";
import type { EInvoiceReport } from "#lib/documents/domain/einvoice/report.ts";
import type { DocumentFieldName, DocumentFields, MutableFields } from "#lib/documents/domain/fields.ts";
import type { LearntLayout } from "#lib/documents/domain/learning/lesson.ts";
import type { PageText } from "#lib/documents/domain/page-text.ts";
import type { PlacedPage } from "#lib/documents/domain/placed-words.ts";

export type ReadingKind = "facturx" | "zugferd1" | "ubl" | "cii" | "pdf-text" | "pdf-scan" | "image";

/** What the portal knows besides the page. SIRET, SIREN or VAT numbers, without spaces. */
export type KnownParties = {
  /** Of the structures of the person who deposits: theirs is the supplier. */
  readonly own: readonly string[];
  /** Of the document's identifiers, those of public recipients: none of these is the supplier. */
  readonly recipients: readonly string[];
  /** What was learnt of the layouts of the structure's earlier invoices. */
  readonly layouts?: readonly LearntLayout[];
};

/** A field on which the embedded XML and the page disagree. The XML is what is filled in. */
export type FieldConflict = { readonly field: DocumentFieldName; readonly xml: string; readonly page: string };

/** Something to tell the person about a value that is filled in all the same. */
export type ReadingWarning = {
  readonly code:
    | "CHECKSUM"
    | "TOTALS_DISAGREE"
    | "XML_UNREADABLE"
    | "XML_UNUSABLE"
    | "PAGES_SKIPPED"
    | "PDF_RESTRICTED"
    | "LOW_OCR_QUALITY"
    | "BLURRED";
  readonly field?: DocumentFieldName;
  readonly params?: Readonly<Record<string, string | number>>;
};

export type Timings = { detect: number; open: number; text: number; ocr: number; fields: number };

export type DocumentReading = {
  readonly kind: ReadingKind;
  readonly format: DetectedFormat;
  readonly fields: DocumentFields;
  readonly conflicts: readonly FieldConflict[];
  /** What the norm says of the invoice in XML, also of one that could not be read; null when there is none. */
  readonly report: EInvoiceReport | null;
  /** Number of pages; 0 for plain XML. */
  readonly pages: number;
  /** True when the fields are in images and reading them was not allowed: read again with `allowOcr`. */
  readonly needsOcr: boolean;
  /** Milliseconds of each step, and of the whole. */
  readonly timings: Timings;
  readonly ms: number;
  readonly warnings: readonly ReadingWarning[];
};

/** A reading with the words that were read, which are kept apart from it. */
export type FreshReading = DocumentReading & {
  readonly text: string;
  /** Of the pages that are pictures, which are kept so that nobody reads them twice. */
  readonly placed: readonly PlacedPage[];
};

/** What a worker hands back from its first look at a file. */
export type FirstLook = {
  kind: ReadingKind;
  format: DetectedFormat;
  /** Fields of the XML, when there is a readable one. */
  xml: MutableFields | null;
  /** Fields of an XML that is cut short: they count where the page confirms them. */
  cutXml: MutableFields | null;
  report: EInvoiceReport | null;
  pages: number;
  texts: PageText[];
  /** Of companies, on these pages: the directory says which of them it knows. */
  identifiers: string[];
  /** What a bare XML says; empty for what has pages. */
  markup: string;
  /** Pages whose text is in an image. */
  ocrPages: number[];
  warnings: ReadingWarning[];
  timings: { open: number; text: number };
};
