import "server-only";
import type PDFDocument from "pdfkit";

/** What the documents that the portal draws have in common. */
export type PdfDocument = InstanceType<typeof PDFDocument>;

export const PDF_COLOURS = { ink: "#1F2430", muted: "#565D6B", brand: "#0F5C63", rule: "#D9D4C9" } as const;

/** The bytes of a document, once it is ended. To be called before anything is drawn. */
export function bytesOf(doc: PdfDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    doc.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on("error", reject);
  });
}
