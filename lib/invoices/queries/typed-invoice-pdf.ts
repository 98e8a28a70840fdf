import "server-only";
import type { InvoiceLine } from "#lib/invoices/domain/invoice.ts";
import { lineNet } from "#lib/invoices/domain/totals.ts";
import {
  type DocumentParty,
  legalNotes,
  paymentTerms,
  type TypedDocument,
} from "#lib/invoices/domain/typed-document.ts";
import { DOCUMENT_WORDS, type DocumentLanguage, type DocumentWord } from "#lib/invoices/domain/typed-document-words.ts";
import { unitSymbol } from "#lib/invoices/domain/unit-words.ts";
import { archivalPdf, PDF_COLOURS, type PdfDocument, printed } from "#lib/invoices/queries/archival-pdf.ts";
import { declareFacturX } from "#lib/invoices/queries/factur-x-metadata.ts";
import { formatDate } from "#lib/shared/dates.ts";
import { formatIdentifier } from "#lib/shared/identifiers.ts";
import { formatMoney, type Money } from "#lib/shared/money.ts";

const { ink: INK, muted: MUTED, brand: BRAND, rule: RULE } = PDF_COLOURS;
const MARGIN = 48;
const PAGE_FOOT = 64;

type Doc = PdfDocument;
type Say = (word: DocumentWord) => string;

/**
 * The invoice as a PDF/A-3b that carries its own XML, which makes it a Factur-X. The same invoice made at the same instant is the same
 * file, byte for byte. `language` "en" says each label in English too; what the law words stays in French.
 */
export async function typedInvoicePdf(
  content: TypedDocument,
  { xml, at, language, madeBy }: { xml: string; at: Date; language: DocumentLanguage; madeBy: string },
): Promise<Uint8Array> {
  const kind = content.invoiceType === "AVOIR" ? "Avoir" : "Facture";
  const { doc, whole } = await archivalPdf({
    title: `${kind} ${content.number}`,
    lang: "fr-FR",
    at,
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: PAGE_FOOT },
    attached: { name: "factur-x.xml", type: "text/xml", description: "Factur-X", content: xml },
  });
  declareFacturX(doc);
  draw(doc, content, madeBy, (word) => {
    const [french, english] = DOCUMENT_WORDS[word];
    return language === "en" && english !== french ? `${french} / ${english}` : french;
  });
  doc.end();
  return whole;
}

function draw(doc: Doc, content: TypedDocument, madeBy: string, say: Say): void {
  drawHead(doc, content, say);
  drawParties(doc, content, say);
  drawReferences(doc, content, say);
  drawLines(doc, content, say);
  drawTotals(doc, content, say);
  drawPayment(doc, content, say);
  drawFeet(doc, content, madeBy, say);
}

const widthOf = (doc: Doc) => doc.page.width - 2 * MARGIN;

type Style = { bold?: boolean; size?: number; color?: string; align?: "left" | "right"; gap?: number };

/** A text at a place, in one call; the place below it is `doc.y`. */
function put(doc: Doc, words: string, x: number, y: number, width: number, style: Style = {}): void {
  const { bold = false, size = 9, color = INK, align = "left", gap = 1 } = style;
  doc
    .font(bold ? "bold" : "regular")
    .fontSize(size)
    .fillColor(color);
  doc.text(printed(words), x, y, { width, align, lineGap: gap });
}

function room(doc: Doc, height: number): boolean {
  return doc.y + height <= doc.page.height - PAGE_FOOT;
}

function drawHead(doc: Doc, content: TypedDocument, say: Say): void {
  const width = widthOf(doc);
  doc.rect(MARGIN, MARGIN, 4, 30).fill(BRAND);
  put(doc, say(content.invoiceType === "AVOIR" ? "credit" : "invoice"), MARGIN + 14, MARGIN - 2, width / 2, {
    bold: true,
    size: 20,
  });
  put(doc, `${say("number")} ${content.number}`, MARGIN + 14, MARGIN + 21, width / 2, { size: 10, color: MUTED });
  put(
    doc,
    `${say("date")}\u00a0: ${formatDate(content.issueDate, "fr", "long")}`,
    MARGIN + width / 2,
    MARGIN + 2,
    width / 2,
    {
      align: "right",
      size: 10,
    },
  );
  doc.y = MARGIN + 52;
}

function partyLines(who: DocumentParty, say: Say): string[] {
  return [
    ...who.addressLines,
    [who.postcode, who.town].filter(Boolean).join(" "),
    who.country === "FR" ? "" : who.country,
    `${who.identifierType === "SIRET" ? "SIRET" : say("identifier")} ${formatIdentifier(who.identifier)}`,
    who.vatNumber ? `${say("vatNumber")} ${who.vatNumber}` : "",
    who.rcsNumber ? `RCS ${who.rcsNumber}` : "",
    who.service ? `${say("service")} ${who.service.code} – ${who.service.label}` : "",
  ].filter((line) => line !== "");
}

function drawParties(doc: Doc, content: TypedDocument, say: Say): void {
  const half = (widthOf(doc) - 24) / 2;
  const top = doc.y;
  let bottom = top;
  const sides = [
    { who: content.supplier, title: say("supplier"), x: MARGIN },
    { who: content.recipient, title: say("recipient"), x: MARGIN + half + 24 },
  ];
  for (const { who, title, x } of sides) {
    put(doc, title, x, top, half, { size: 8, color: MUTED });
    put(doc, who.name, x, doc.y + 1, half, { bold: true, size: 11 });
    put(doc, partyLines(who, say).join("\n"), x, doc.y + 1, half);
    bottom = Math.max(bottom, doc.y);
  }
  doc.y = bottom + 16;
}

function drawReferences(doc: Doc, content: TypedDocument, say: Say): void {
  const given = [
    [say("commitment"), content.commitmentNumber],
    [say("contract"), content.contractNumber],
    [say("original"), content.originalNumber],
  ].filter((pair): pair is [string, string] => pair[1] !== null);
  for (const [label, value] of given) put(doc, `${label}\u00a0: ${value}`, MARGIN, doc.y, widthOf(doc));
  if (given.length > 0) doc.y += 10;
}

/** Columns of the table of lines, as shares of the width. */
const COLUMNS = [
  { key: "label", share: 0.37, align: "left" },
  { key: "quantity", share: 0.13, align: "right" },
  { key: "unitPrice", share: 0.14, align: "right" },
  { key: "discount", share: 0.12, align: "right" },
  { key: "vat", share: 0.11, align: "right" },
  { key: "net", share: 0.13, align: "right" },
] as const;
type Column = (typeof COLUMNS)[number]["key"];

function drawRow(doc: Doc, cells: Readonly<Record<Column, string>>, style: Style): void {
  const width = widthOf(doc);
  doc.font(style.bold ? "bold" : "regular").fontSize(style.size ?? 9);
  const height = Math.max(
    ...COLUMNS.map(({ key, share }) =>
      doc.heightOfString(printed(cells[key]), { width: share * width - 6, lineGap: 1 }),
    ),
  );
  const top = doc.y + 4;
  let x = MARGIN;
  for (const { key, share, align } of COLUMNS) {
    put(doc, cells[key], x + (align === "right" ? 6 : 0), top, share * width - 6, { ...style, align });
    x += share * width;
  }
  doc.y = top + height + 4;
  doc
    .moveTo(MARGIN, doc.y)
    .lineTo(MARGIN + width, doc.y)
    .lineWidth(0.5)
    .stroke(RULE);
}

function drawLines(doc: Doc, content: TypedDocument, say: Say): void {
  const head = {
    label: say("label"),
    quantity: say("quantity"),
    unitPrice: say("unitPrice"),
    discount: say("discount"),
    vat: say("vat"),
    net: say("net"),
  };
  const headStyle = { size: 8, color: MUTED };
  drawRow(doc, head, headStyle);
  for (const line of content.lines) {
    if (!room(doc, lineHeight(doc, line))) {
      doc.addPage();
      drawRow(doc, head, headStyle);
    }
    drawRow(doc, lineCells(content, line, say), {});
  }
  doc.y += 12;
}

function lineHeight(doc: Doc, line: InvoiceLine): number {
  doc.font("regular").fontSize(9);
  return doc.heightOfString(printed(line.label), { width: 0.37 * widthOf(doc) - 6, lineGap: 1 }) + 12;
}

function lineCells({ currency }: TypedDocument, line: InvoiceLine, say: Say): Record<Column, string> {
  const unit = unitSymbol(line.unit);
  return {
    label: line.label,
    quantity: `${plain(line.quantity)}${unit ? ` ${unit}` : ""}`,
    unitPrice: price(line.unitPrice, currency),
    discount: line.discountPercent
      ? `${plain(line.discountPercent)} %`
      : line.discount.isZero()
        ? ""
        : formatMoney(line.discount, "fr", currency),
    vat: line.vatCategory === "S" ? `${plain(line.vatRate)} %` : say(line.vatCategory),
    net: formatMoney(lineNet(line), "fr", currency),
  };
}

/** Up to six decimals, as they were typed. */
function plain(value: Money): string {
  return new Intl.NumberFormat("fr", { maximumFractionDigits: 6 }).format(
    value.toString(0) as Intl.StringNumericLiteral,
  );
}

function price(value: Money, currency: string): string {
  const format = new Intl.NumberFormat("fr", {
    style: "currency",
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: 6,
  });
  return format.format(value.toString() as Intl.StringNumericLiteral);
}

function drawTotals(doc: Doc, content: TypedDocument, say: Say): void {
  const width = widthOf(doc);
  const money = (value: Money) => formatMoney(value, "fr", content.currency);
  const rows: [string, string, boolean][] = [
    [say("totalExclTax"), money(content.totalExclTax), false],
    ...content.vat.map((row): [string, string, boolean] => [
      row.category === "S"
        ? `${say("vat")} ${plain(row.rate)} % ${say("onBase")} ${money(row.base)}`
        : `${say(row.category)} ${say("onBase")} ${money(row.base)}`,
      money(row.tax),
      false,
    ]),
    [say("totalInclTax"), money(content.totalInclTax), true],
    ...(content.amountDue.equals(content.totalInclTax)
      ? []
      : [[say("paid"), money(content.totalInclTax.sub(content.amountDue)), false] as [string, string, boolean]]),
    [say("amountDue"), money(content.amountDue), true],
  ];
  if (!room(doc, rows.length * 18 + 10)) doc.addPage();
  const x = MARGIN + width * 0.42;
  for (const [label, value, bold] of rows) {
    const top = doc.y;
    put(doc, label, x, top, width * 0.38, { bold, size: bold ? 10 : 9 });
    const below = doc.y;
    put(doc, value, x + width * 0.38, top, width * 0.2, { bold, size: bold ? 10 : 9, align: "right" });
    doc.y = Math.max(below, doc.y) + 4;
  }
  doc.y += 8;
}

function drawPayment(doc: Doc, content: TypedDocument, say: Say): void {
  const { account, paymentMode } = content;
  const texts = [
    paymentMode ? `${say("paymentMode")}\u00a0: ${say(paymentMode)}` : "",
    paymentMode === "VIREMENT" && account
      ? `IBAN ${account.iban.replace(/(.{4})(?=.)/g, "$1 ")}${account.bic ? ` – BIC ${account.bic}` : ""}`
      : "",
    content.invoiceType === "FACTURE" ? paymentTerms(content.paymentDays) : "",
    content.vat.some(({ category }) => category !== "S") ? (content.exemptionReason ?? "") : "",
    content.comment ?? "",
  ].filter((one) => one !== "");
  const notes = legalNotes(content).map((note) => note.text);
  for (const [index, words] of [...texts, ...notes].entries()) {
    const legal = index >= texts.length;
    const size = legal ? 7.5 : 9;
    doc.font("regular").fontSize(size);
    if (!room(doc, doc.heightOfString(printed(words), { width: widthOf(doc) }) + 4)) doc.addPage();
    put(doc, words, MARGIN, doc.y, widthOf(doc), { size, color: legal ? MUTED : INK });
    doc.y += legal ? 2 : 4;
  }
}

/** On each page, once their number is known: whose invoice it is, who made the file, and which page this is. */
function drawFeet(doc: Doc, content: TypedDocument, madeBy: string, say: Say): void {
  const { start, count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    doc.switchToPage(start + index);
    // Below the margin: without this, writing there would add a page.
    doc.page.margins.bottom = 0;
    const y = doc.page.height - PAGE_FOOT + 16;
    const width = widthOf(doc);
    put(doc, madeBy, MARGIN, y, width * 0.78, { size: 7, color: MUTED });
    put(doc, `${content.number} – ${say("page")} ${index + 1}/${count}`, MARGIN + width * 0.78, y, width * 0.22, {
      size: 7,
      color: MUTED,
      align: "right",
    });
  }
}
