import { describe, expect, it } from "vitest";
import { matchLabels } from "#lib/search/domain/match-labels.ts";

const ALL = [
  { name: "Déposer une facture", words: "envoyer scan" },
  { name: "Factures reçues", words: "traiter" },
  { name: "Mes facteurs d’authentification", words: "double code" },
];
const names = (typed: string) => matchLabels(ALL, typed, 10).map(({ name }) => name);

describe("F-3 services by their words", () => {
  it("finds nothing for nothing, nor for a word that is not the beginning of one", () => {
    expect(names("  ")).toEqual([]);
    expect(names("actures")).toEqual([]);
    expect(names("facture virement")).toEqual([]);
  });

  it("finds by the beginnings of words, in any order, accents and capitals aside", () => {
    expect(names("FACT dépo")).toEqual(["Déposer une facture"]);
    expect(names("recu")).toEqual(["Factures reçues"]);
    expect(names("l’authentification")).toEqual([]);
    expect(names("authentification")).toEqual(["Mes facteurs d’authentification"]);
  });

  it("puts what is called so before what is known so, and keeps to the limit", () => {
    const others = [
      { name: "Archives", words: "facture" },
      { name: "Facture", words: "" },
    ];
    expect(matchLabels(others, "facture", 10).map(({ name }) => name)).toEqual(["Facture", "Archives"]);
    expect(matchLabels(others, "facture", 1)).toHaveLength(1);
  });

  it("takes what people type as it is, wildcards included", () => {
    expect(names("%")).toEqual([]);
    expect(names("100%_\\")).toEqual([]);
  });
});
