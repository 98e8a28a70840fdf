import { describe, expect, it, vi } from "vitest";
import { scoreDrawn } from "#bench/prefill-layouts.ts";
import type { Scored } from "#bench/prefill-truth.ts";
import type { PageText } from "#lib/documents/domain/page-text.ts";
import { essentialsOf, identifiersOf, readPages } from "#lib/documents/domain/read-pages.ts";
import { firstLook } from "#lib/documents/workers/first-look.ts";
import { pageOfLines, pageWith } from "#tests/factories/documents/page-of-words.ts";
import { invoicePdf, LAYOUTS, type Layout } from "#tests/factories/documents/pages.ts";
import { expectedFields, type InvoiceSample, invoiceSample } from "#tests/factories/documents/sample.ts";
import { variedInvoice } from "#tests/factories/documents/varied/index.ts";

vi.setConfig({ testTimeout: 60_000 });

const NOBODY = { own: [], recipients: [] };

async function pagesOf(sample: InvoiceSample, layout: Layout): Promise<PageText[]> {
  const look = await firstLook(await invoicePdf(sample, layout), "facture.pdf");
  if (!look.ok) throw new Error(look.code);
  expect(look.data).toMatchObject({ kind: "pdf-text", ocrPages: [], pages: 1 });
  return look.data.texts;
}

const page = (...lines: string[]) => pageOfLines(lines);

describe("the fields of a page with text", () => {
  it.each(LAYOUTS)("are found whatever the layout and the language: %s", async (layout) => {
    let [wanted, right, confident, wrong] = [0, 0, 0, 0];
    const failures: string[] = [];
    for (let seed = 1; seed <= 6; seed += 1) {
      const sample = invoiceSample(seed * 101);
      const { fields } = readPages(await pagesOf(sample, layout), NOBODY);
      for (const [name, expected] of Object.entries(expectedFields(sample))) {
        const read = fields[name as keyof typeof fields];
        const same = (read?.value ?? null) === expected;
        if (expected !== null) [wanted, right] = [wanted + 1, right + (same ? 1 : 0)];
        if (read && read.confidence >= 0.9) [confident, wrong] = [confident + 1, wrong + (same ? 0 : 1)];
        if (!same) failures.push(`${name}: ${String(read?.value)} for ${expected}`);
      }
    }
    expect(right / wanted, failures.join("; ")).toBeGreaterThanOrEqual(0.97);
    expect(wrong, failures.join("; ")).toBe(0);
    expect(confident / wanted).toBeGreaterThan(0.6);
  });

  it("F-56 are found on invoices each in a layout and a wording of its own", async () => {
    const scored: (Scored & { seed: number })[] = [];
    for (let seed = 41; seed <= 80; seed += 1) {
      const { pdf, expected } = await variedInvoice(seed);
      const look = await firstLook(pdf, "facture.pdf");
      if (!look.ok) throw new Error(look.code);
      const { fields } = readPages(look.data.texts, NOBODY);
      scored.push(...scoreDrawn(fields, expected).map((one) => ({ ...one, seed })));
    }
    const printed = scored.filter(({ verdict }) => verdict !== "absent" && verdict !== "invented");
    const failures = scored.filter(({ verdict }) => verdict !== "absent" && verdict !== "right");
    const told = failures
      .map(({ seed, field, read, expected }) => `${seed} ${field}: ${read} for ${expected}`)
      .join("; ");
    expect(1 - failures.length / printed.length, told).toBeGreaterThanOrEqual(0.985);
    expect(failures.filter(({ confidence }) => confidence >= 0.9).length / printed.length, told).toBeLessThan(0.01);
  });

  it("stay empty when they are not on the page", () => {
    const { fields } = readPages([page("Bonjour", "Voici le compte rendu de la réunion de mardi.")], NOBODY);
    expect(Object.values(fields).filter((field) => field !== null)).toEqual([]);
  });

  it("that every invoice has are counted, so that a reading that lacks one is not the last", async () => {
    const all = await pagesOf(invoiceSample(5), "classic");
    expect(essentialsOf(all)).toEqual({ found: 3, of: 3 });
    expect(essentialsOf([page("Facture", "Date : 12/03/2026", "Total TTC : 120,00 €")])).toEqual({ found: 2, of: 3 });
    expect(essentialsOf([page("Bonjour")])).toEqual({ found: 0, of: 3 });
  });

  it("come with the zone where they were read, inside the page", async () => {
    const { fields } = readPages(await pagesOf(invoiceSample(5), "classic"), NOBODY);
    const box = fields.invoiceNumber?.box;
    expect(box?.page).toBe(1);
    expect(box && box.x > 0.6 && box.x + box.w < 1 && box.y > 0.05 && box.y < 0.15).toBe(true);
  });

  it("are not said to be sure where a picture may have an O for a zero", () => {
    const scanned = (number: string) =>
      readPages([pageOfLines([`N° de facture : ${number}`], "ocr")], NOBODY).fields.invoiceNumber;
    expect(scanned("FA2026-08")?.confidence).toBeGreaterThanOrEqual(0.9);
    expect(scanned("FA2026-O8")?.confidence).toBeLessThan(0.9);
  });

  it("keep the payee, the tax representative and the date of delivery out", () => {
    const { fields } = readPages(
      [
        page(
          "Fournisseur||Facture n° F-77",
          "Dupuis SAS||Date de livraison : 02/01/2026",
          "SIRET 73282932000074||Date : 05/01/2026",
          "Client",
          "SIREN 356 000 000",
          "Représentant fiscal",
          "N° TVA : FR 32 552 100 554",
          "Bénéficiaire",
          "SIREN : 552 100 554",
        ),
      ],
      NOBODY,
    );
    expect(fields.supplierSiret?.value).toBe("73282932000074");
    expect(fields.recipientSiret?.value).toBe("356000000");
    expect(fields.supplierVat).toBeNull();
    expect(fields.issueDate?.value).toBe("2026-01-05");
  });

  it("fill an identifier whose check digits are wrong, and warn", () => {
    const { fields, warnings } = readPages(
      [page("Facture F1", "SIRET : 732 829 320 00075", "IBAN FR76 3000 6000 0112 3456 7890 188")],
      NOBODY,
    );
    expect(fields.supplierSiret?.value).toBe("73282932000075");
    expect(fields.supplierSiret?.confidence).toBeLessThan(0.9);
    expect(fields.iban?.value).toBe("FR7630006000011234567890188");
    expect(warnings.map(({ code, field }) => `${code} ${field}`)).toEqual(["CHECKSUM supplierSiret", "CHECKSUM iban"]);
  });

  it("use what the portal knows: the directory's recipients and the depositor's own structures", () => {
    const pages = [page("SIRET 55210055400013|SIRET 73282932000074", "Facture F1")];
    expect(readPages(pages, { own: ["73282932000074"], recipients: [] }).fields.supplierSiret?.value).toBe(
      "73282932000074",
    );
    expect(readPages(pages, { own: [], recipients: ["73282932000074"] }).fields.recipientSiret?.value).toBe(
      "73282932000074",
    );
    expect(identifiersOf(pages)).toEqual(["55210055400013", "73282932000074"]);
  });

  it("give a credit note positive amounts, whatever signs are printed", () => {
    const { fields } = readPages(
      [
        page(
          "Avoir n° AV-12 du 03/02/2026",
          "Facture d'origine n° F-11",
          "||Total HT|-100,00 €",
          "||TVA 20 %|-20,00 €",
          "||Total TTC|-120,00 €",
        ),
      ],
      NOBODY,
    );
    expect(fields.documentType?.value).toBe("AVOIR");
    expect(fields.invoiceNumber?.value).toBe("AV-12");
    expect(fields.issueDate?.value).toBe("2026-02-03");
    expect([fields.totalExclTax?.value, fields.totalTax?.value, fields.totalInclTax?.value]).toEqual([
      "100.00",
      "20.00",
      "120.00",
    ]);
  });

  it("prove the totals by arithmetic, whatever the lines say", () => {
    const { fields } = readPages(
      [
        page(
          "Facture F9",
          "Désignation|Qté|Prix|Total HT",
          "Papier|10|8,00|80,00",
          "Encre|2|10,00|20,00",
          "Taux|Base|Montant TVA|",
          "20 %|80,00|16,00|",
          "5,5 %|20,00|1,10|",
          "||Total HT|100,00",
          "||TVA|17,10",
          "||Total TTC|117,10",
          "||Acompte|17,10",
          "||Net à payer|100,00",
        ),
      ],
      NOBODY,
    );
    expect(fields.vatBreakdown?.value).toEqual([
      { rate: "20.00", base: "80.00", tax: "16.00" },
      { rate: "5.50", base: "20.00", tax: "1.10" },
    ]);
    expect([
      fields.totalExclTax?.value,
      fields.totalTax?.value,
      fields.totalInclTax?.value,
      fields.amountDue?.value,
    ]).toEqual(["100.00", "17.10", "117.10", "100.00"]);
  });

  it("say that there is no VAT when the page says so", () => {
    const { fields } = readPages(
      [page("Facture F3", "TVA non applicable, art. 293 B du CGI", "||Total|450,00 €")],
      NOBODY,
    );
    expect([fields.totalExclTax?.value, fields.totalTax?.value, fields.totalInclTax?.value]).toEqual([
      "450.00",
      "0.00",
      "450.00",
    ]);
  });

  it("of a typewriter keep their thousands when they are read from a picture", () => {
    // The ink of a letter takes seven tenths of its width; a space is as wide as a letter.
    const typed = (...lines: string[]) => {
      const words = lines.flatMap((line, row) =>
        [...line.matchAll(/\S+/g)].map(({ 0: text, index }) => {
          return { text, x: 40 + index * 5.3, y: 40 + row * 14, w: text.length * 5.3 - 1.6, h: 6, sure: 0.95 };
        }),
      );
      return pageWith(words, "ocr");
    };
    const { fields } = readPages(
      [
        typed(
          "Facture F4",
          "Conseil           12     943,10             11 317,20 EUR",
          "Visite             3   6 064,90             18 194,70 EUR",
          "                      Sous-total HT           29 511,90 EUR",
          "                      TVA à 20 %               5 902,38 EUR",
          "                      TOTAL TTC               35 414,28 EUR",
        ),
      ],
      NOBODY,
    );
    expect([fields.totalExclTax?.value, fields.totalTax?.value, fields.totalInclTax?.value]).toEqual([
      "29511.90",
      "5902.38",
      "35414.28",
    ]);
  });
});
