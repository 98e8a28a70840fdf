import PDFDocument from "pdfkit";
import sharp from "sharp";

/** A PDF with these lines of text on its first page. */
export function aPdf(
  lines: readonly string[],
  options: { pages?: number; password?: string } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const doc = new PDFDocument({
    size: "A4",
    ...(options.password ? { userPassword: options.password, ownerPassword: options.password } : {}),
  });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const whole = new Promise<Uint8Array<ArrayBuffer>>((resolve) =>
    doc.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks)))),
  );
  doc.fontSize(11);
  for (const line of lines) doc.text(line);
  for (let page = 1; page < (options.pages ?? 1); page += 1) doc.addPage();
  doc.end();
  return whole;
}

/** The text of a plain French invoice. `client`: who it is for by name, without a number. */
export function invoiceLines(values: { number: string; siret: string; recipient?: string; client?: string }): string[] {
  return [
    "ATELIER DU MARCHE",
    `SIRET : ${values.siret}`,
    "",
    `Facture n° ${values.number}`,
    "Date de facture : 12/10/2026",
    ...(values.recipient ? ["", "Destinataire : Mairie de Sainte-Reine", `SIRET client : ${values.recipient}`] : []),
    ...(values.client ? ["", `Destinataire : ${values.client}`] : []),
    "N° d'engagement : 4500012345",
    "",
    "Total HT : 1 000,00 EUR",
    "TVA 20 % : 200,00 EUR",
    "Total TTC : 1 200,00 EUR",
    "Net à payer : 1 200,00 EUR",
  ];
}

/** A picture of that text, as a phone would take it. */
export async function aPhoto(lines: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const texts = lines.map((line, i) => `<text x="80" y="${140 + i * 60}" font-size="36">${xmlText(line)}</text>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754" font-family="sans-serif"><rect width="100%" height="100%" fill="white"/>${texts.join("")}</svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toBuffer());
}

function xmlText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}
