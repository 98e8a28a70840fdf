import { describe, expect, it } from "vitest";
import { detectXml } from "#lib/documents/domain/detect.ts";
import type { InvoiceSyntax } from "#lib/documents/domain/einvoice/model.ts";
import { examine } from "#lib/documents/domain/einvoice/report.ts";
import { RULES } from "#lib/documents/domain/einvoice/rules.ts";
import { VAT_FAMILIES } from "#lib/documents/domain/einvoice/rules-vat.ts";
import { parseXml } from "#lib/documents/domain/xml-tree.ts";
import { fullCii, fullUbl } from "#tests/factories/documents/einvoice.ts";
import { BROKEN } from "#tests/unit/documents/einvoice/broken.ts";

function broken(xml: string): string[] {
  expect(parseXml(xml).ok).toBe(true);
  const format = detectXml(xml);
  if (!format.ok) throw new Error(format.code);
  const { findings } = examine(xml, format.data.kind as InvoiceSyntax).report;
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}

describe("the rules of EN 16931", () => {
  it.each(
    VAT_FAMILIES.flatMap(({ code: category }) => [
      { category, credit: false },
      { category, credit: true },
    ]),
  )("find nothing in an invoice that keeps them: %o", (options) => {
    expect(broken(fullUbl(options))).toEqual([]);
    expect(broken(fullCii(options))).toEqual([]);
  });

  it.each(BROKEN.map((one) => ({ name: one.breaks[0] ?? "", ...one })))(
    "$name is told when it is broken, and nothing that is kept",
    ({ whole, change, breaks }) => {
      expect(broken(whole)).toEqual([]);
      expect(broken(change(whole))).toEqual([...breaks].sort());
    },
  );

  it("are each kept by one invoice and broken by another", () => {
    const meant = new Set(BROKEN.flatMap(({ breaks }) => breaks));
    expect(RULES.map(({ id }) => id).filter((id) => !meant.has(id))).toEqual([]);
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  });
});
