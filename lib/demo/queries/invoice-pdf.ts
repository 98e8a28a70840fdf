import "server-only";
import PDFDocument from "pdfkit";
import { formatDate } from "#lib/shared/dates.ts";
import { formatAmount } from "#lib/shared/money.ts";

export type PdfInvoice = {
  readonly title: "FACTURE" | "AVOIR";
  readonly number: string;
  /** ISO day. */
  readonly date: string;
  readonly supplier: readonly string[];
  readonly recipient: readonly string[];
  /** « Code service : … » and the like. */
  readonly references: readonly string[];
  readonly label: string;
  readonly totalExclTax: string;
  readonly totalTax: string;
  readonly totalInclTax: string;
  readonly footer: string;
};

const LEFT = 56;
const WIDTH = 483;

/** A plain one-page invoice, as a small company makes them: what the demonstration's invoices are made of. */
export async function invoicePdf(invoice: PdfInvoice): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: "A4", margin: LEFT, info: { Title: `${invoice.title} ${invoice.number}` } });
  const chunks: Buffer[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on("error", reject);
  });
  const euros = (amount: string) => `${formatAmount(amount, "fr").replace(/\s/g, " ")} €`;

  pdf
    .fontSize(10)
    .font("Helvetica-Bold")
    .text(invoice.supplier[0] ?? "", LEFT, 56);
  pdf.font("Helvetica").text(invoice.supplier.slice(1).join("\n"));
  pdf.font("Helvetica-Bold").text(invoice.recipient[0] ?? "", 330, 130);
  pdf.font("Helvetica").text(invoice.recipient.slice(1).join("\n"), 330);

  pdf.fontSize(18).font("Helvetica-Bold").text(`${invoice.title} N° ${invoice.number}`, LEFT, 230);
  pdf
    .fontSize(10)
    .font("Helvetica")
    .text(`Date de facture : ${formatDate(invoice.date, "fr")}`);
  for (const reference of invoice.references) pdf.text(reference);

  const top = 340;
  pdf.rect(LEFT, top, WIDTH, 20).fill("#e2f0f0").fillColor("#1f2430");
  pdf.font("Helvetica-Bold").text("Désignation", LEFT + 8, top + 6);
  pdf.text("Montant HT", LEFT, top + 6, { width: WIDTH - 8, align: "right" });
  pdf.font("Helvetica").text(invoice.label, LEFT + 8, top + 32, { width: 320 });
  pdf.text(euros(invoice.totalExclTax), LEFT, top + 32, { width: WIDTH - 8, align: "right" });

  const totals = [
    ["Total HT", invoice.totalExclTax],
    ["Total TVA", invoice.totalTax],
    ["Total TTC", invoice.totalInclTax],
    ["Net à payer", invoice.totalInclTax],
  ] as const;
  totals.forEach(([label, amount], index) => {
    const y = top + 90 + index * 18;
    pdf.font(index < 2 ? "Helvetica" : "Helvetica-Bold").text(label, 330, y);
    pdf.text(euros(amount), LEFT, y, { width: WIDTH - 8, align: "right" });
  });
  pdf.font("Helvetica").fontSize(8).text(invoice.footer, LEFT, 740, { width: WIDTH, align: "center" });
  pdf.end();
  return done;
}
