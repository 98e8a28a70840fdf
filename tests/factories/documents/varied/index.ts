import PDFDocument from "pdfkit";
import { centsText } from "#lib/documents/domain/amounts.ts";
import { frVat } from "#lib/shared/identifiers.ts";
import { bytesOf } from "#tests/factories/documents/pages.ts";
import { canvasOf } from "#tests/factories/documents/varied/canvas.ts";
import { drawEnd, drawLines, drawTotals } from "#tests/factories/documents/varied/draw-body.ts";
import { drawFoot, drawParties, drawReferences } from "#tests/factories/documents/varied/draw-head.ts";
import { type Plan, planOf } from "#tests/factories/documents/varied/plan.ts";
import type { Language } from "#tests/factories/documents/varied/words.ts";

/** What a reader should find; null for what the invoice does not say. Text as `DocumentFields` holds it. */
export type Expected = Readonly<Record<string, string | null>>;

/**
 * An invoice in a layout of its own, with what it says: parties, references, amounts and words placed and written in the many ways that
 * suppliers have. The same for the same seed.
 */
export async function variedInvoice(
  seed: number,
  language?: Language,
): Promise<{ pdf: Uint8Array; expected: Expected; plan: Plan }> {
  const plan = planOf(seed, language);
  const pdf = new PDFDocument({ size: "A4", margin: 0 });
  const page = canvasOf(pdf, plan);
  if (seed % 9 === 0) page.stamp("DUPLICATA");
  const foot = () => drawFoot(page, plan);
  const references = drawReferences(page, plan, drawParties(page, plan) + 10);
  const totals = drawTotals(page, plan, drawLines(page, plan, references + 6, foot));
  drawEnd(page, plan, totals);
  foot();
  return { pdf: await bytesOf(pdf), expected: expectedOf(plan), plan };
}

function expectedOf(plan: Plan): Expected {
  const { sample, amounts } = plan;
  const signed = (cents: number) => centsText(plan.negative ? -cents : cents);
  const siren = sample.recipient.siret.slice(0, 9);
  return {
    invoiceNumber: sample.number,
    issueDate: sample.date,
    documentType: sample.credit ? "AVOIR" : "FACTURE",
    supplierSiret: sample.supplier.siret,
    supplierVat: frVat(sample.supplier.siret.slice(0, 9)),
    recipientSiret: {
      SIRET: sample.recipient.siret,
      grouped: sample.recipient.siret,
      SIREN: siren,
      VAT: siren,
      none: null,
    }[plan.buyerId],
    serviceCode: sample.serviceCode,
    commitmentNumber: sample.commitment,
    contractNumber: sample.contract,
    totalExclTax: signed(amounts.net),
    totalTax: signed(amounts.tax),
    totalInclTax: signed(amounts.gross),
    amountDue: signed(amounts.due),
    iban: sample.iban,
    vatBreakdown: recapOf(plan),
  };
}

/** `rate:base:tax` in cents. Where the rates are not set out, the page does not say it. */
function recapOf({ amounts, totals }: Plan): string | null {
  if (totals === "grossOnly" && amounts.rates.length > 1) return null;
  return amounts.rates
    .map(({ rate, base, tax }) => `${rate}:${base}:${tax}`)
    .sort()
    .join(" ");
}
