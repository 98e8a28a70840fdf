import "server-only";
import { type CertificateContent, certificateCode, certificateFingerprint } from "#lib/invoices/domain/certificate.ts";
import { archivalPdf, PDF_COLOURS, type PdfDocument, printed } from "#lib/invoices/queries/archival-pdf.ts";
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
 * A proof as a PDF/A-3b: what it says, the SHA-256 of every file, and the data themselves attached as JSON. The same proof in the same
 * language is the same file, byte for byte: no clock and no chance take part.
 */
export async function proofPdf(proof: Proof, layout: ProofLayout): Promise<Uint8Array> {
  const { doc, whole } = await archivalPdf({
    title: `${layout.title} ${proof.number}`,
    lang: layout.locale,
    at: proof.at,
    margins: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
    attached: {
      ...{ name: proof.file, type: "application/json", description: layout.title },
      content: canonicalJson(proof.data),
    },
  });
  draw(doc, proof, layout);
  doc.end();
  return whole;
}

type Doc = PdfDocument;

function draw(doc: Doc, { fingerprint, code }: Proof, layout: ProofLayout): void {
  const width = doc.page.width - 2 * MARGIN;
  const text = (words: string, font: string, size: number, color: string) =>
    doc.font(font).fontSize(size).fillColor(color).text(printed(words), MARGIN, doc.y, { width });
  drawMark(doc);
  text(layout.title, "bold", 22, INK).moveDown(0.4);
  text(layout.intro, "regular", 11, INK).moveDown(1);
  for (const { label, value } of layout.rows) drawRow(doc, label, value, width);
  doc.moveDown(1);
  text(layout.filesTitle, "bold", 13, INK).moveDown(0.4);
  for (const file of layout.files) {
    text(file.name, "bold", 10, INK);
    text(file.about, "regular", 9, MUTED);
    text(file.sha256, "regular", 9, INK).moveDown(0.5);
  }
  doc.moveDown(0.5);
  text(layout.fingerprintLabel, "regular", 9, MUTED);
  text(fingerprint, "regular", 9, INK).moveDown(0.5);
  text(layout.codeLabel, "regular", 9, MUTED);
  text(code, "bold", 15, BRAND).moveDown(0.2);
  text(layout.verify, "regular", 10, INK).moveDown(1);
  text(layout.foot, "regular", 8, MUTED);
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
  doc.font("regular").fontSize(10);
  const height = Math.max(
    doc.heightOfString(printed(label), { width: LABEL_WIDTH - 10 }),
    doc.heightOfString(printed(value), { width: valueWidth }),
  );
  if (doc.y + height + 10 > doc.page.height - MARGIN) doc.addPage();
  const top = doc.y;
  doc.fillColor(MUTED).text(printed(label), MARGIN, top, { width: LABEL_WIDTH - 10 });
  doc.fillColor(INK).text(printed(value), MARGIN + LABEL_WIDTH, top, { width: valueWidth });
  doc.y = top + height + 4;
  doc
    .moveTo(MARGIN, doc.y)
    .lineTo(MARGIN + width, doc.y)
    .lineWidth(0.5)
    .stroke(LINE);
  doc.y += 4;
}
