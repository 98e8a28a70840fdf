import "server-only";
import PDFDocument from "pdfkit";
import { type CertificateContent, certificateCode, certificateFingerprint } from "#lib/invoices/domain/certificate.ts";
import { printable } from "#lib/invoices/domain/certificate-text.ts";
import { bytesOf, PDF_COLOURS, type PdfDocument } from "#lib/invoices/queries/pdf-document.ts";
import { canonicalJson, type Json } from "#lib/shared/fingerprint.ts";

/** What the page says, ready: labels and formatted values in the reader's language. */
export type ProofLayout = {
  readonly title: string;
  readonly intro: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly filesTitle: string;
  readonly files: readonly { readonly name: string; readonly about: string; readonly sha256: string }[];
  readonly fingerprintLabel: string;
  readonly codeLabel: string;
  readonly verify: string;
  readonly foot: string;
  readonly locale: string;
};

const { ink: INK, muted: MUTED, brand: BRAND, rule: LINE } = PDF_COLOURS;
const MARGIN = 56;
const LABEL_WIDTH = 150;

export type CertificateLayout = ProofLayout;

/** What is proven: data that give the fingerprint, attached under the name of a file, and the moment they are of. */
export type Proof = {
  readonly number: string;
  readonly data: Json;
  readonly file: string;
  readonly at: Date;
  readonly fingerprint: string;
  readonly code: string;
};

/** The certificate of deposit: what was certified when the invoice was sent. */
export function certificatePdf(content: CertificateContent, layout: CertificateLayout): Promise<Uint8Array> {
  const fingerprint = certificateFingerprint(content);
  const [at, code] = [new Date(content.depositedAt), certificateCode(fingerprint)];
  return proofPdf({ number: content.number, data: content, file: "certificat.json", at, fingerprint, code }, layout);
}

/**
 * A proof as a PDF: what it says, the SHA-256 of every file, and the data themselves attached as JSON. The same proof in the same
 * language is the same file, byte for byte: no clock and no chance take part.
 */
export function proofPdf(proof: Proof, layout: ProofLayout): Promise<Uint8Array> {
  const { at } = proof;
  const doc = new PDFDocument({
    size: "A4",
    margin: MARGIN,
    lang: layout.locale,
    displayTitle: true,
    tagged: true,
    info: { Title: printable(`${layout.title} ${proof.number}`), CreationDate: at, ModDate: at },
  });
  const whole = bytesOf(doc);
  doc.file(Buffer.from(canonicalJson(proof.data), "utf8"), {
    name: proof.file,
    type: "application/json",
    creationDate: at,
    modifiedDate: at,
  });
  draw(doc, proof, layout);
  doc.end();
  return whole;
}

type Doc = PdfDocument;

function draw(doc: Doc, { fingerprint, code }: Proof, layout: ProofLayout): void {
  const width = doc.page.width - 2 * MARGIN;
  const text = (words: string, font: string, size: number, color: string) =>
    doc.font(font).fontSize(size).fillColor(color).text(printable(words), MARGIN, doc.y, { width });
  drawMark(doc);
  text(layout.title, "Helvetica-Bold", 22, INK).moveDown(0.4);
  text(layout.intro, "Helvetica", 11, INK).moveDown(1);
  for (const { label, value } of layout.rows) drawRow(doc, label, value, width);
  doc.moveDown(1);
  text(layout.filesTitle, "Helvetica-Bold", 13, INK).moveDown(0.4);
  for (const file of layout.files) {
    text(file.name, "Helvetica-Bold", 10, INK);
    text(file.about, "Helvetica", 9, MUTED);
    text(file.sha256, "Courier", 9, INK).moveDown(0.5);
  }
  doc.moveDown(0.5);
  text(layout.fingerprintLabel, "Helvetica", 9, MUTED);
  text(fingerprint, "Courier", 9, INK).moveDown(0.5);
  text(layout.codeLabel, "Helvetica", 9, MUTED);
  text(code, "Courier-Bold", 15, BRAND).moveDown(0.2);
  text(layout.verify, "Helvetica", 10, INK).moveDown(1);
  text(layout.foot, "Helvetica", 8, MUTED);
}

/** Four bars that draw a C: the mark of the portal. */
function drawMark(doc: Doc): void {
  const top = doc.y;
  for (const [index, part] of [1, 0.45, 0.6, 0.85].entries()) {
    doc.rect(MARGIN, top + index * 6, 26 * part, 3).fill(BRAND);
  }
  doc.y = top + 36;
}

function drawRow(doc: Doc, label: string, value: string, width: number): void {
  const valueWidth = width - LABEL_WIDTH;
  doc.font("Helvetica").fontSize(10);
  const height = Math.max(
    doc.heightOfString(printable(label), { width: LABEL_WIDTH - 10 }),
    doc.heightOfString(printable(value), { width: valueWidth }),
  );
  if (doc.y + height + 10 > doc.page.height - MARGIN) doc.addPage();
  const top = doc.y;
  doc.fillColor(MUTED).text(printable(label), MARGIN, top, { width: LABEL_WIDTH - 10 });
  doc.fillColor(INK).text(printable(value), MARGIN + LABEL_WIDTH, top, { width: valueWidth });
  doc.y = top + height + 4;
  doc
    .moveTo(MARGIN, doc.y)
    .lineTo(MARGIN + width, doc.y)
    .lineWidth(0.5)
    .stroke(LINE);
  doc.y += 4;
}
