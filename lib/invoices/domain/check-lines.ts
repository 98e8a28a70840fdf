import { blocking, type Check, type CheckFacts, type CheckProblem, NONE } from "#lib/invoices/domain/check-types.ts";
import { readRawLines } from "#lib/invoices/domain/raw-lines.ts";
import { readTypedLines } from "#lib/invoices/domain/typed-lines.ts";

/** The lines of an invoice keyed in here: at least one, each of them readable (domain reference § 8.2). */
function checkTypedLines({ typed, values, raw }: CheckFacts): readonly CheckProblem[] {
  if (!typed) return NONE;
  if (raw.lines !== undefined) {
    const { rows, locale } = readRawLines(raw.lines);
    return readTypedLines(rows, locale).problems.flatMap(({ line, cell, code, value }) =>
      blocking("lines", "lines", code, { line, cell, value }),
    );
  }
  return values.lines.length === 0 ? blocking("lines", "lines", "lines.required") : NONE;
}

/** A category without VAT says why; what is out of scope stands alone on its invoice (EN 16931 BR-O-11 to 14). */
function checkCategories({ typed, values }: CheckFacts): readonly CheckProblem[] {
  if (!typed) return NONE;
  const categories = new Set(values.lines.map((line) => line.vatCategory));
  const untaxed = [...categories].some((one) => one !== "S");
  // With « Exonération » as the type of VAT, C7 asks for the reason already.
  const asked = untaxed && values.vatType !== "EXONERATION" && !values.exemptionReason;
  return [
    ...(categories.has("O") && categories.size > 1 ? blocking("lines", "lines", "lines.outOfScopeAlone") : NONE),
    ...(asked ? blocking("C7", "exemptionReason", "exemption.reasonForLines") : NONE),
  ];
}

/** The portal makes an invoice in the supplier's name under its mandate only (domain reference, F-119). */
function checkMandate({ typed, mandated }: CheckFacts): readonly CheckProblem[] {
  return typed && !mandated ? blocking("mandate", "supplierId", "mandate.required") : NONE;
}

export const LINE_CHECKS: readonly Check[] = [
  { id: "mandate", run: checkMandate },
  { id: "lines", run: (facts) => [...checkTypedLines(facts), ...checkCategories(facts)] },
];
