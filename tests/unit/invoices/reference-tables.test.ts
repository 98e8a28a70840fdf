import { describe, expect, it } from "vitest";
import {
  CADRES,
  cadreFromDocument,
  DEPOSIT_CADRES,
  isCadre,
  isDepositCadre,
  isWorks,
  needsValidator,
  shortCadre,
} from "#lib/invoices/domain/cadres.ts";
import { isMotif, MOTIFS, motifsFor } from "#lib/invoices/domain/motifs.ts";

describe("cadres (domain reference § 7)", () => {
  it("are A1 to A25, each once, with the code that its name begins with", () => {
    expect(CADRES.map((row) => row.short)).toEqual(Array.from({ length: 25 }, (_, i) => `A${i + 1}`));
    for (const row of CADRES) expect(row.code.split("_")[0]).toBe(row.short);
  });

  it("F-52 open A1, A2, A9 and A12 in the deposit form, and no other", () => {
    expect(CADRES.filter((row) => isDepositCadre(row.code)).map((row) => row.code)).toEqual(DEPOSIT_CADRES);
    expect(DEPOSIT_CADRES.map(shortCadre)).toEqual(["A1", "A2", "A9", "A12"]);
    expect(isDepositCadre("A3_MEMOIRE_JUSTICE")).toBe(false);
    expect(isCadre("A26")).toBe(false);
  });

  it("need a validator for A9 and A12 only", () => {
    expect(CADRES.filter((row) => needsValidator(row.code)).map((row) => row.short)).toEqual(["A9", "A12"]);
    expect(CADRES.filter((row) => isWorks(row.code))).toHaveLength(19);
  });

  it.each([
    ["A1", "A1_FACTURE_FOURNISSEUR"],
    ["a1_facture_fournisseur", "A1_FACTURE_FOURNISSEUR"],
    ["S1", "A1_FACTURE_FOURNISSEUR"],
    ["M2", "A2_FACTURE_FOURNISSEUR_DEJA_PAYEE"],
    ["S3", "A9_FACTURE_SOUSTRAITANT"],
    ["S6", "A12_FACTURE_COTRAITANT"],
    ["S5", null],
    ["A4", null],
    ["urn:cen.eu:en16931:2017", null],
  ])("read %s in a document as %s", (text, cadre) => expect(cadreFromDocument(text)).toBe(cadre));
});

describe("motifs (domain reference § 10.4)", () => {
  it("are the 22 of the reference, each with a use", () => {
    expect(new Set(MOTIFS.map((row) => row.code)).size).toBe(22);
    for (const row of MOTIFS) expect(row.uses.length).toBeGreaterThan(0);
    expect(isMotif("AUTRE")).toBe(true);
    expect(isMotif("toString")).toBe(false);
  });

  it("are offered by use, in the order of the reference", () => {
    const a1 = "A1_FACTURE_FOURNISSEUR";
    expect(motifsFor("suspension", a1)).toEqual([
      "AUTRE",
      "CONTACT_ACHTR",
      "COORD_BANC_ERR",
      "LIVR_INCOMP",
      "JUSTIF_ABS",
    ]);
    expect(motifsFor("recycling", a1)).toEqual(["ERREUR_DONNEE_EJ", "EJ_ERR", "SE_ERR"]);
    expect(motifsFor("refusal", a1)).toEqual(["AUT_MOTIF_ERR_VALIDEUR"]);
    expect(motifsFor("wrongValidator", a1)).toEqual(["ERR_VALIDEUR"]);
    expect(motifsFor("rejection", a1)).toHaveLength(19);
    expect(motifsFor("rejection", "A4_PROJET_DECOMPTE_MENSUEL_FOURNISSEUR")).toHaveLength(18);
  });
});
