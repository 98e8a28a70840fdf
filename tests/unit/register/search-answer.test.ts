import { describe, expect, it } from "vitest";
import { readSearchAnswer } from "#lib/register/domain/search-answer.ts";
import { found, place } from "#tests/factories/register.ts";

const SIRET = "80000001800017";

const companyOf = (json: unknown) => {
  const answer = readSearchAnswer(json, SIRET);
  if (answer.kind !== "found") throw new Error(answer.kind);
  return answer.company;
};

describe("F-33 readSearchAnswer", () => {
  it("takes the head office with its street in parts", () => {
    expect(companyOf(found(SIRET))).toEqual({
      source: "API",
      siret: SIRET,
      active: true,
      undisclosed: false,
      legalName: "ATELIER DES ORMES",
      addressLine: "12 BIS RUE DES ORMES",
      addressLine2: "BATIMENT B",
      addressLine3: null,
      postcode: "45000",
      town: "ORLEANS",
      country: "FR",
    });
  });

  it("takes another establishment, whose address is one line", () => {
    const other = {
      siret: SIRET,
      adresse: "3 QUAI DU PORT 44000 NANTES",
      code_postal: "44000",
      libelle_commune: "NANTES",
      etat_administratif: "A",
    };
    const json = found("80000001800025", { matching_etablissements: [other] });
    expect(companyOf(json)).toMatchObject({ addressLine: "3 QUAI DU PORT", postcode: "44000", town: "NANTES" });
  });

  it("names a natural person by the whole name", () => {
    expect(companyOf(found(SIRET, { nom_raison_sociale: null, nom_complet: "CAMILLE DURAND" }))).toMatchObject({
      legalName: "CAMILLE DURAND",
    });
  });

  it("is closed when the establishment or its company is", () => {
    expect(companyOf(found(SIRET, {}, { etat_administratif: "F" })).active).toBe(false);
    expect(companyOf(found(SIRET, { etat_administratif: "C" })).active).toBe(false);
  });

  it("tells nothing of what is not disclosed, and that it is not", () => {
    const hidden = "[NON-DIFFUSIBLE]";
    const names = ["adresse", "complement_adresse", "numero_voie", "indice_repetition", "type_voie", "libelle_voie"];
    const parts = Object.fromEntries([...names, "distribution_speciale", "code_postal"].map((name) => [name, hidden]));
    const json = found(
      SIRET,
      { nom_complet: hidden, nom_raison_sociale: hidden, statut_diffusion: "P" },
      { statut_diffusion_etablissement: "P", ...parts },
    );
    expect(companyOf(json)).toMatchObject({
      undisclosed: true,
      legalName: null,
      addressLine: null,
      addressLine2: null,
      postcode: null,
    });
  });

  it("cuts what is too long for its field, and drops what cannot be seen", () => {
    const company = companyOf(found(SIRET, { nom_raison_sociale: `A\u202eB\n${"x".repeat(200)}` }));
    expect(company.legalName).toHaveLength(99);
    expect(company.legalName?.startsWith("A B x")).toBe(true);
  });

  it("leaves the country of a place abroad to whoever fills the form", () => {
    const abroad = { code_pays_etranger: "99109", libelle_commune: null, libelle_commune_etranger: "BERLIN" };
    expect(companyOf(found(SIRET, {}, abroad))).toMatchObject({ country: null, town: "BERLIN" });
  });

  it("knows nothing when the answer is about others", () => {
    expect(readSearchAnswer({ results: [] }, SIRET)).toEqual({ kind: "unknown" });
    expect(readSearchAnswer(found("80000001800025"), SIRET)).toEqual({ kind: "unknown" });
  });

  it.each([
    [null],
    [{}],
    [{ results: null }],
    [{ results: [{}] }],
    [{ erreur: "x" }],
    [{ results: [{ siren: 1, siege: place(SIRET) }] }],
    [[]],
    ["text"],
  ])("cannot read %j", (json) => {
    expect(readSearchAnswer(json, SIRET)).toEqual({ kind: "unavailable", why: "nonsense" });
  });
});
