import type { PDFDocumentProxy } from "pdfjs-dist/types/src/display/api.d.ts";
import { detectXml } from "#lib/documents/domain/detect.ts";
import type { EInvoice } from "#lib/documents/domain/einvoice/invoice.ts";
import {
  type EInvoiceReport,
  examine,
  isDeliverable,
  unreadable,
  withFileFindings,
} from "#lib/documents/domain/einvoice/report.ts";
import type { Defect, StructureBreach } from "#lib/documents/domain/einvoice/structure.ts";
import type { MutableFields } from "#lib/documents/domain/fields.ts";
import type { ReadingWarning } from "#lib/documents/domain/reading.ts";
import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { fieldsFromXml, type XmlSyntax } from "#lib/documents/domain/xml-fields.ts";
import { decodeXml, looksLikeXml } from "#lib/documents/domain/xml-text.ts";
import { closeTags, parseXml } from "#lib/documents/domain/xml-tree.ts";
import type { Refusal } from "#lib/shared/result.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

type Attachments = Record<string, { filename: string; content?: Uint8Array }>;

/** An invoice in XML that was read: its fields, and what the norm says of it. */
export type XmlInvoice = {
  readonly syntax: XmlSyntax;
  readonly text: string;
  readonly fields: MutableFields;
  readonly report: EInvoiceReport;
  readonly invoice: EInvoice | null;
};

export type Embedded = {
  /** The invoice that counts; null when there is none, or none that the portal can deliver: the page is then read. */
  readonly found: (XmlInvoice & { readonly name: string }) | null;
  /** Of the one that counts, else of the first that should have. */
  readonly report: EInvoiceReport | null;
  readonly invoice: EInvoice | null;
  /** What an XML that does not count says all the same: believed where the page confirms it. */
  readonly partly: MutableFields | null;
  readonly warnings: readonly ReadingWarning[];
};

/** Names under which invoices travel inside a PDF. Any other `.xml` is looked at after these, and judged by its root. */
const OFFICIAL_NAMES = /^(?:factur-x|zugferd-invoice|xrechnung)\.xml$/i;
const KNOWN_NAMES = /^(?:factur-x|zugferd-invoice|xrechnung|order-x)\.xml$/i;

/** XML files looked into: a PDF may carry thousands. */
const MOST_FILES = 12;

const DEFECT_OF: Partial<Record<DocumentRefusal, Defect>> = {
  XML_DTD: "XML-DTD",
  XML_UNKNOWN_ROOT: "XML-ROOT",
};

/** Reads an XML whose root is known, and checks it. */
export function readXmlInvoice(
  bytes: Uint8Array,
  syntax: XmlSyntax,
  attachment: string | null,
): Result<XmlInvoice, DocumentRefusal> {
  const text = decodeXml(bytes);
  if (!text.ok) return text;
  const tree = parseXml(text.data);
  if (!tree.ok) return tree;
  return ok({
    syntax,
    text: text.data,
    fields: fieldsFromXml(tree.data, syntax),
    ...examine(text.data, syntax, attachment),
  });
}

/** The report of a file that could not be read, from why. */
export function reportOfRefusal({ code, params }: Refusal<DocumentRefusal>, attachment: string | null): EInvoiceReport {
  const texts = Object.fromEntries(Object.entries(params ?? {}).map(([key, value]) => [key, String(value)]));
  return unreadable(DEFECT_OF[code] ?? "XML-MALFORMED", texts, attachment);
}

/** The invoice that a PDF carries. `related`: whether the PDF says how a file belongs to it (`/AFRelationship`). */
export async function embeddedXml(document: PDFDocumentProxy, related: boolean): Promise<Embedded> {
  const declared = look((await document.getAttachments()) ?? {}, related);
  return (declared.found ?? declared.report) ? declared : look(await attachedToPages(document), related);
}

function look(attachments: Attachments, related: boolean): Embedded {
  const files = Object.values(attachments).filter((file) => file.content && looksLikeXml(file.content));
  files.sort((a, b) => Number(KNOWN_NAMES.test(b.filename)) - Number(KNOWN_NAMES.test(a.filename)));
  const warnings: ReadingWarning[] = [];
  const read: (XmlInvoice & { name: string })[] = [];
  const failed: { report: EInvoiceReport; partly: MutableFields | null }[] = [];
  for (const { filename: name, content = new Uint8Array() } of files.slice(0, MOST_FILES)) {
    if (content.length > DOCUMENT_LIMITS.bytes) continue;
    const syntax = syntaxOf(content);
    const invoice = syntax.ok ? readXmlInvoice(content, syntax.data, name) : syntax;
    if (invoice.ok) read.push({ ...invoice.data, name });
    else if (KNOWN_NAMES.test(name) || syntax.ok) {
      warnings.push({ code: "XML_UNREADABLE", params: { attachment: name, cause: invoice.code } });
      failed.push({ report: reportOfRefusal(invoice, name), partly: readCutXml(content) });
    }
  }
  const [first] = read;
  if (!first) {
    const [fault] = failed;
    const partly = failed.find((one) => one.partly)?.partly ?? null;
    return { found: null, report: fault?.report ?? null, invoice: null, partly, warnings };
  }
  const report = withFileFindings(first.report, breaches(first.name, read.length, related));
  const { invoice } = first;
  if (isDeliverable(report)) return { found: { ...first, report }, report, invoice, partly: null, warnings };
  const params = { attachment: first.name };
  return {
    found: null,
    report,
    invoice,
    partly: first.fields,
    warnings: [...warnings, { code: "XML_UNUSABLE", params }],
  };
}

/** What is wrong with how the PDF holds its XML. */
function breaches(name: string, count: number, related: boolean): StructureBreach[] {
  const told: StructureBreach[] = [];
  if (!OFFICIAL_NAMES.test(name))
    told.push({ defect: "XML-NAME", at: null, params: { attachment: name.slice(0, 80) } });
  if (!related) told.push({ defect: "XML-RELATION", at: null, params: { attachment: name.slice(0, 80) } });
  if (count > 1)
    told.push({ defect: "XML-SEVERAL", at: null, params: { attachment: name.slice(0, 80), count: String(count) } });
  return told;
}

function syntaxOf(content: Uint8Array): Result<XmlSyntax, DocumentRefusal> {
  const text = decodeXml(content);
  if (!text.ok) return text;
  const root = detectXml(text.data);
  if (!root.ok) return root;
  const { kind } = root.data;
  return kind === "UBL" || kind === "CII" || kind === "ZUGFERD1" ? ok(kind) : refuse("XML_UNKNOWN_ROOT");
}

/** What an XML that stops in the middle still says, in a syntax known by its root. */
function readCutXml(content: Uint8Array): MutableFields | null {
  const text = decodeXml(content);
  const root = text.ok ? detectXml(text.data) : text;
  const tree = text.ok && root.ok ? parseXml(closeTags(text.data)) : null;
  return tree?.ok && root.ok ? fieldsFromXml(tree.data, root.data.kind as XmlSyntax) : null;
}

/** Files hung on a page as a pin instead of being declared in the document. Looked for on the first pages. */
async function attachedToPages(document: PDFDocumentProxy): Promise<Attachments> {
  const found: Attachments = {};
  for (let number = 1; number <= Math.min(3, document.numPages); number += 1) {
    const annotations = (await (await document.getPage(number)).getAnnotations()) as { file?: Attachments[string] }[];
    for (const [i, { file }] of annotations.entries()) if (file) found[`${number}:${i}`] = file;
  }
  return found;
}
