import { describe, expect, it } from "vitest";
import { linesOf } from "#lib/documents/domain/layout.ts";
import { marksOf } from "#lib/documents/domain/learning/anchors.ts";
import { learn } from "#lib/documents/domain/learning/learn.ts";
import {
  type LearntLayout,
  MOST_LAYOUTS,
  mergedMarks,
  type SentValues,
  sameLayout,
} from "#lib/documents/domain/learning/lesson.ts";
import type { PageText } from "#lib/documents/domain/page-text.ts";
import { labelled } from "#lib/documents/domain/pairs.ts";
import { readPages } from "#lib/documents/domain/read-pages.ts";
import { pageOfLines, pageWith, wordsAt } from "#tests/factories/documents/page-of-words.ts";

/** An invoice whose supplier has words of its own: no rule knows « Notre suite », « Imputation », « Tranche ». */
function odd(values: {
  number: string;
  order: string;
  service: string;
  net: string;
  tax: string;
  gross: string;
}): PageText[] {
  const cells: [string, number, number][] = [
    ["Comptoir du Littoral", 40, 40],
    ["SIRET : 73282932000074", 40, 60],
    ["Document émis le : 14/09/2026", 340, 40],
    ["Notre suite :", 340, 60],
    [values.number, 460, 60],
    ["Imputation :", 340, 80],
    [values.order, 460, 80],
    ["Guichet", 340, 110],
    [values.service, 344, 124],
    ["N° client : C-1188", 40, 110],
    ["Mode de paiement : virement", 40, 130],
    ["Désignation", 40, 200],
    ["Montant HT", 480, 200],
    ["Fournitures", 40, 220],
    [values.net, 480, 220],
    ["Total HT", 380, 300],
    [values.net, 480, 300],
    ["TVA 20 %", 380, 316],
    [values.tax, 480, 316],
    ["Total TTC", 380, 332],
    [values.gross, 480, 332],
  ];
  return [pageWith(cells.flatMap(([text, left, y]) => wordsAt(text, left, y)))];
}

const FIRST = {
  number: "LIT/26/118",
  order: "ENG-77120",
  service: "GUI04",
  net: "100,00",
  tax: "20,00",
  gross: "120,00",
};
const SECOND = {
  number: "LIT/26/131",
  order: "ENG-80003",
  service: "GUI11",
  net: "250,00",
  tax: "50,00",
  gross: "300,00",
};
const sentOf = ({ number, order, service }: typeof FIRST): SentValues => ({
  invoiceNumber: number,
  commitmentNumber: order,
  serviceCode: service,
});

const NOBODY = { own: [], recipients: [] };

function taught(pages: PageText[], sent: SentValues, layouts: readonly LearntLayout[] = []): LearntLayout {
  const lines = labelled(linesOf(pages));
  const marks = marksOf(lines);
  const before = layouts[sameLayout(marks, layouts)];
  return {
    marks: mergedMarks(before?.marks ?? [], marks),
    lessons: learn(lines, sent, readPages(pages, NOBODY).fields, before?.lessons ?? []),
  };
}

describe("what a correction teaches", () => {
  it("is not known before, and is read from the same places on the next invoice", () => {
    const before = readPages(odd(SECOND), NOBODY).fields;
    expect([before.commitmentNumber, before.serviceCode]).toEqual([null, null]);
    const layouts = [taught(odd(FIRST), sentOf(FIRST))];
    const { fields } = readPages(odd(SECOND), { ...NOBODY, layouts });
    expect(fields.invoiceNumber).toMatchObject({ value: "LIT/26/131", learnt: true });
    expect(fields.commitmentNumber).toMatchObject({ value: "ENG-80003", learnt: true });
    expect(fields.serviceCode).toMatchObject({ value: "GUI11", learnt: true });
    expect(fields.commitmentNumber?.box?.page).toBe(1);
    // What was not taught is read as before.
    expect(fields.totalInclTax).toEqual(before.totalInclTax);
  });

  it("is surer when the next invoice confirms it", () => {
    const once = [taught(odd(FIRST), sentOf(FIRST))];
    const twice = [taught(odd(SECOND), sentOf(SECOND), once)];
    const sure = (layouts: LearntLayout[]) =>
      readPages(odd(FIRST), { ...NOBODY, layouts }).fields.serviceCode?.confidence;
    expect(sure(twice) ?? 0).toBeGreaterThan(sure(once) ?? 1);
    expect(twice[0]?.lessons.map(({ confirmed }) => confirmed)).toEqual([2, 2, 2]);
  });

  it("does not reach another layout", () => {
    const layouts = [taught(odd(FIRST), sentOf(FIRST))];
    const other = pageOfLines(["Facture", "Date", "Client", "Total"]);
    const { fields } = readPages([other], { ...NOBODY, layouts });
    expect(Object.values(fields).some((field) => field?.learnt)).toBe(false);
  });

  it("is unlearnt by the next correction", () => {
    const wrong = [taught(odd(FIRST), { ...sentOf(FIRST), commitmentNumber: "C-1188" })];
    expect(readPages(odd(SECOND), { ...NOBODY, layouts: wrong }).fields.commitmentNumber?.value).toBe("C-1188");
    const mended = [taught(odd(SECOND), sentOf(SECOND), wrong)];
    expect(readPages(odd(FIRST), { ...NOBODY, layouts: mended }).fields.commitmentNumber?.value).toBe("ENG-77120");
    // A value that the page does not have takes the lesson away, and nothing in its place.
    const gone = [taught(odd(SECOND), { ...sentOf(SECOND), commitmentNumber: "ABC-999" }, mended)];
    expect(readPages(odd(FIRST), { ...NOBODY, layouts: gone }).fields.commitmentNumber).toBeNull();
  });

  it("leaves empty what the person emptied", () => {
    const pages = (value: string) =>
      odd({ ...FIRST, order: value }).map((one) => withLabel(one, "Imputation", "Engagement"));
    expect(readPages(pages("ENG-1"), NOBODY).fields.commitmentNumber?.value).toBe("ENG-1");
    const layouts = [taught(pages("ENG-1"), { commitmentNumber: null })];
    expect(readPages(pages("ENG-2"), { ...NOBODY, layouts }).fields.commitmentNumber).toBeNull();
  });

  it("does not overrule totals that agree with one another", () => {
    const layout = taught(odd(FIRST), { totalInclTax: "100.00" });
    const confirmed = [{ ...layout, lessons: layout.lessons.map((lesson) => ({ ...lesson, corrected: false })) }];
    expect(confirmed[0]?.lessons).toMatchObject([{ field: "totalInclTax" }]);
    expect(readPages(odd(SECOND), { ...NOBODY, layouts: confirmed }).fields.totalInclTax?.value).toBe("300.00");
  });

  it("holds no value of the page, and few layouts", () => {
    const text = JSON.stringify(taught(odd(FIRST), sentOf(FIRST)));
    for (const value of Object.values(FIRST)) expect(text).not.toContain(value);
    expect(MOST_LAYOUTS).toBeLessThanOrEqual(50);
  });
});

function withLabel(page: PageText, from: string, to: string): PageText {
  return { ...page, words: page.words.map((word) => (word.text === from ? { ...word, text: to } : word)) };
}
