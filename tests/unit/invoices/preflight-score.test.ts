import { describe, expect, it } from "vitest";
import type { CheckProblem } from "#lib/invoices/domain/check-types.ts";
import type { Advice } from "#lib/invoices/domain/past-refusals.ts";
import { preflightScore, SCORE_COST } from "#lib/invoices/domain/preflight-score.ts";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };

const problem = (severity: CheckProblem["severity"]): CheckProblem => ({
  check: "required",
  field: "number",
  code: "value.required",
  severity,
});
const advice = (from: Advice["from"]): Advice => ({ motif: "SE_ERR", field: "recipientServiceCode", from, count: 2 });

describe("F-149 the score before sending", () => {
  it("is a hundred when there is nothing to be told, and loses what each kind of point costs", () => {
    expect(preflightScore([], [])).toBe(100);
    expect(preflightScore([problem("warning")], [])).toBe(95);
    expect(preflightScore([problem("blocking")], [])).toBe(75);
    expect(preflightScore([], [advice("own"), advice("others")])).toBe(70);
    expect(preflightScore([problem("blocking"), problem("warning")], [advice("own")])).toBe(50);
  });

  it("never falls below nothing", () => {
    expect(
      preflightScore(
        Array.from({ length: 9 }, () => problem("blocking")),
        [advice("own")],
      ),
    ).toBe(0);
  });

  it("costs what the form says, in both languages", () => {
    for (const { deposit } of [fr, en]) {
      for (const cost of Object.values(SCORE_COST)) expect(deposit.form.scoreHelp).toMatch(new RegExp(`\\b${cost}\\b`));
    }
  });
});
