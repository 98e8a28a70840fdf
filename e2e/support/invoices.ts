import { randomInt } from "node:crypto";
import { invoicePdf, type Layout } from "#tests/factories/documents/pages.ts";
import { type InvoiceSample, invoiceSample } from "#tests/factories/documents/sample.ts";

let made = 0;

/** A number that no other test of this run uses, 20 characters at most; in digits alone, since a scan does not tell I from 1. */
export function newNumber(): string {
  made += 1;
  return `E2E-${process.pid % 100_000}-${Date.now() % 10_000_000}-${made}`;
}

/** An invoice of the demonstration's supplier to the recipient that asks for nothing. Its amount is nobody else's: two alike are held to be one sent twice. */
export function ownSample(number = newNumber()): InvoiceSample {
  return {
    ...invoiceSample(7),
    number,
    date: "2026-03-16",
    supplier: {
      name: "ATELIER BERTHIER SARL",
      street: "14 rue des Chantiers",
      town: "45000 ORLÉANS",
      siret: "39280913700012",
    },
    recipient: {
      name: "DESTINATAIRE SANS PARAMÈTRE",
      street: "4 place de la Recette",
      town: "37000 TOURS",
      siret: "12345678200051",
    },
    serviceCode: null,
    commitment: null,
    contract: null,
    iban: "FR7630006000011234567890189",
    lines: [{ label: "Pose de menuiseries", quantity: 3, unit: randomInt(100_000, 900_000), rate: 20 }],
    paid: 0,
  };
}

/** The same as a file for a file field. */
export async function pdfFile(sample: InvoiceSample, layout: Layout = "classic") {
  return { name: "facture.pdf", mimeType: "application/pdf", buffer: Buffer.from(await invoicePdf(sample, layout)) };
}
