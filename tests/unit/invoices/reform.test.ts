import { describe, expect, it } from "vitest";
import { CADRES } from "#lib/invoices/domain/cadres.ts";
import { normCode } from "#lib/invoices/domain/norm-codes.ts";
import { presentNorm, stepNorm } from "#lib/invoices/domain/norm-of.ts";
import { numberScope, REFORM_RULES, rulesOn, toReform } from "#lib/invoices/domain/reform.ts";
import { setReformInput } from "#lib/invoices/domain/reform-schema.ts";
import { INVOICE_STATUSES } from "#lib/invoices/domain/status.ts";

const A9 = "A9_FACTURE_SOUSTRAITANT";
const A12 = "A12_FACTURE_COTRAITANT";

describe("the rules of the reform (domain reference § 18)", () => {
  it("each hold from their own day on, that day included", () => {
    const settings = [
      { code: "RECYCLING_ENDED", holdsFrom: "2027-01-01" },
      { code: "NORM_CODES", holdsFrom: "2026-12-01" },
      { code: "SPACED_NUMBERS", holdsFrom: null },
    ] as const;
    expect(rulesOn(settings, "2026-11-30")).toEqual([]);
    expect(rulesOn(settings, "2026-12-01")).toEqual(["NORM_CODES"]);
    expect(rulesOn(settings, "2027-01-01")).toEqual(["RECYCLING_ENDED", "NORM_CODES"]);
    expect(rulesOn([], "2030-01-01")).toEqual([]);
  });

  it("that another version of the portal kept are left out", () => {
    expect(toReform(["NORM_CODES", "WHATEVER"])).toEqual(["NORM_CODES"]);
    expect(toReform(REFORM_RULES)).toEqual(REFORM_RULES);
  });

  it("make a number the only one of a company, subcontractors' invoices for direct payment left out", () => {
    const supplier = { siren: "552100554", identifierType: "SIRET", identifier: "55210055400013" };
    const foreign = { siren: null, identifierType: "UE_HORS_FRANCE", identifier: "DE123" };
    for (const { code: cadre } of CADRES) {
      expect(numberScope([], { cadre, supplier })).toBeNull();
      const under = numberScope(["COMPANY_NUMBERS"], { cadre, supplier });
      expect(under, cadre).toBe(cadre === A9 ? "" : "552100554");
    }
    expect(numberScope(["COMPANY_NUMBERS"], { cadre: A12, supplier: foreign })).toBe("UE_HORS_FRANCE DE123");
  });

  it("are set to a day as people type it, or to none", () => {
    const input = { rule: "NORM_CODES", seenVersion: "0" };
    expect(setReformInput.parse({ ...input, holdsFrom: "1/1/2027" }).holdsFrom).toBe("2027-01-01");
    expect(setReformInput.parse({ ...input, holdsFrom: " " }).holdsFrom).toBeNull();
    for (const wrong of [{ holdsFrom: "31/02/2027" }, { rule: "OTHER" }, { seenVersion: "-1" }]) {
      expect(setReformInput.safeParse({ ...input, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
    }
  });
});

/** The table of the reference, written a second time: status, code of an A9 and of an A12. */
const EXPECTED = `
DEPOSEE 202 202
MISE_A_DISPOSITION 203 203
REJETEE 210 210
SUSPENDUE 208 208
SERVICE_FAIT 204 204
MANDATEE 204 204
MISE_A_DISPOSITION_COMPTABLE 204 204
COMPTABILISEE 204 204
MISE_EN_PAIEMENT 211 211
COMPLETEE 209 209
VALIDEE_1 205 214
VALIDEE_2 205 214
REFUSEE_1 206 210
REFUSEE_2 206 210
`;

describe("the codes of XP Z12-012", () => {
  it("are those of the reference, and no status has another", () => {
    const expected = new Map(
      EXPECTED.trim()
        .split("\n")
        .map((line) => line.split(" "))
        .map(([status, a9, a12]) => [status, [a9, a12]]),
    );
    for (const status of INVOICE_STATUSES) {
      const [a9 = null, a12 = null] = expected.get(status) ?? [];
      expect([normCode(status, A9), normCode(status, A12)], status).toEqual([a9, a12]);
    }
  });

  it("are shown of what was sent under the rule alone, and say that the money was collected", () => {
    const paid = { status: "MISE_EN_PAIEMENT", event: "pay" } as const;
    const collected = { status: "MISE_EN_PAIEMENT", event: "state-collection" } as const;
    const under = { cadre: "A1_FACTURE_FOURNISSEUR", reform: ["NORM_CODES"] } as const;
    expect(stepNorm({ ...under, reform: [] }, paid)).toBeNull();
    expect([stepNorm(under, paid), stepNorm(under, collected)]).toEqual(["211", "212"]);
    expect(presentNorm({ ...under, status: paid.status, history: [paid] })).toBe("211");
    expect(presentNorm({ ...under, status: paid.status, history: [collected, paid] })).toBe("212");
  });
});
