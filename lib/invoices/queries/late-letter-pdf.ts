import "server-only";
import { archivalPdf, PDF_COLOURS, type PdfDocument, printed } from "#lib/invoices/queries/archival-pdf.ts";

/** A letter, ready: every sentence and value in its language. */
export type Letter = {
  readonly locale: string;
  readonly title: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly place: string;
  readonly subject: string;
  readonly before: readonly string[];
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly after: readonly string[];
  readonly signature: string;
  readonly foot: string;
};

const MARGIN = 64;
const LABEL_WIDTH = 130;

/** The letter that asks for late interest, as it is laid in a window envelope: sender on the left, addressee on the right. */
export async function letterPdf(letter: Letter, madeAt: Date): Promise<Uint8Array> {
  const { doc, whole } = await archivalPdf({
    title: letter.title,
    lang: letter.locale,
    at: madeAt,
    margins: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
  });
  draw(doc, letter);
  doc.end();
  return whole;
}

function draw(doc: PdfDocument, letter: Letter): void {
  const width = doc.page.width - 2 * MARGIN;
  const text = (words: string, x = MARGIN, wide = width) => doc.text(printed(words), x, doc.y, { width: wide });
  doc.font("regular").fontSize(10.5).fillColor(PDF_COLOURS.ink);
  for (const line of letter.from) text(line);
  const half = MARGIN + width / 2;
  doc.y = Math.max(doc.y + 24, 140);
  for (const line of letter.to) text(line, half, width / 2);
  doc.moveDown(1.5);
  text(letter.place, half, width / 2);
  doc.moveDown(1.5);
  doc.font("bold");
  text(letter.subject);
  doc.font("regular").moveDown(1);
  for (const paragraph of letter.before) text(paragraph).moveDown(0.7);
  for (const row of letter.rows) drawRow(doc, row, width);
  doc.moveDown(0.7);
  for (const paragraph of letter.after) text(paragraph).moveDown(0.7);
  doc.moveDown(1.5);
  text(letter.signature, half, width / 2);
  doc.moveDown(2).fontSize(8).fillColor(PDF_COLOURS.muted);
  text(letter.foot);
}

function drawRow(doc: PdfDocument, { label, value }: Letter["rows"][number], width: number): void {
  const valueWidth = width - LABEL_WIDTH;
  const height = Math.max(
    doc.heightOfString(printed(label), { width: LABEL_WIDTH - 10 }),
    doc.heightOfString(printed(value), { width: valueWidth }),
  );
  if (doc.y + height + 12 > doc.page.height - MARGIN) doc.addPage();
  const top = doc.y;
  doc.fillColor(PDF_COLOURS.muted).text(printed(label), MARGIN, top, { width: LABEL_WIDTH - 10 });
  doc.fillColor(PDF_COLOURS.ink).text(printed(value), MARGIN + LABEL_WIDTH, top, { width: valueWidth });
  doc.y = top + height + 3;
  doc
    .moveTo(MARGIN, doc.y)
    .lineTo(MARGIN + width, doc.y)
    .lineWidth(0.5)
    .stroke(PDF_COLOURS.rule);
  doc.y += 3;
}
