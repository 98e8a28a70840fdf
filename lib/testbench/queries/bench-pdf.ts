import "server-only";
import PDFDocument from "pdfkit";

type Page = {
  readonly number: string;
  readonly issueDate: string;
  readonly supplier: string;
  readonly recipient: string;
  readonly totalExclTax: string;
  readonly totalTax: string;
  readonly totalInclTax: string;
};

/** The document of an invoice of the bench: one page that says what it is. */
export async function benchPdf(page: Page): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: "A4", margin: 56, info: { Title: page.number } });
  const chunks: Buffer[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on("error", reject);
  });
  pdf.fontSize(18).text(`FACTURE N° ${page.number}`);
  pdf.fontSize(11).moveDown();
  for (const line of [
    "Facture du banc d'essai, sans valeur.",
    `Date de facture : ${page.issueDate}`,
    `Fournisseur : ${page.supplier}`,
    `Destinataire : ${page.recipient}`,
    `Total HT : ${page.totalExclTax} EUR`,
    `Total TVA : ${page.totalTax} EUR`,
    `Total TTC : ${page.totalInclTax} EUR`,
  ])
    pdf.text(line.replaceAll("’", "'"));
  pdf.end();
  return done;
}
