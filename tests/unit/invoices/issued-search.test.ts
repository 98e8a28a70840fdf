import { describe, expect, it } from "vitest";
import {
  isAdvanced,
  issuedCriteria,
  issuedSearchQuery,
  isUnfiltered,
  readIssuedSearch,
} from "#lib/invoices/domain/issued-search.ts";

const SUPPLIER = "0198a0c0-0000-7000-8000-000000000001";

/** As the address carries them. */
const asParams = (query: object) =>
  Object.fromEntries(
    Object.entries(query)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, String(value)]),
  );

describe("F-85: the search of issued invoices lives in its address", () => {
  it("counts what is not offered as no criterion at all", () => {
    const { search, notes } = readIssuedSearch({
      destinataire: "someone",
      type: "ACOMPTE",
      fournisseur: "1 or 1=1",
      etat: "NOPE",
      lignes: "1000",
      numero: ["a", "b"],
      tri: "x",
    });
    expect(search).toMatchObject({ recipientKind: "all", invoiceType: null, supplierId: null, status: null });
    expect(search).toMatchObject({ number: null, order: "newest", size: 50, after: null });
    expect(notes).toEqual([]);
    expect(isUnfiltered(search)).toBe(true);
  });

  it("says which date does not exist and leaves it out", () => {
    const { search, notes } = readIssuedSearch({ du: "31/02/2026", au: "2026-03-31" });
    expect(notes).toEqual([{ code: "badDate", value: "31/02/2026" }]);
    expect([search.issuedFrom, search.issuedTo]).toEqual([null, "2026-03-31"]);
  });

  it("puts a period that ends before it starts in order, and says so", () => {
    const { search, notes } = readIssuedSearch({ du: "2026-03-31", au: "01/03/2026" });
    expect([search.issuedFrom, search.issuedTo]).toEqual(["2026-03-01", "2026-03-31"]);
    expect(notes).toEqual([{ code: "badPeriod" }]);
  });

  it("reads back the address it wrote, for each criterion", () => {
    const params = {
      destinataire: "state",
      nom: "Brest",
      type: "AVOIR",
      fournisseur: SUPPLIER,
      etat: "REJETEE",
      du: "2026-01-01",
      au: "2026-01-31",
      numero: "F-1",
      siren: "oui",
      service: "COMPTA",
      "service-fournisseur": SUPPLIER,
      cadre: "A9_FACTURE_SOUSTRAITANT",
      contenu: "toiture",
      "depot-du": "2026-01-02",
      "depot-au": "2026-01-03",
      "etat-du": "2026-01-04",
      "etat-au": "2026-01-05",
      "ht-min": "1.00",
      "ht-max": "2.00",
      "ttc-min": "3.50",
      "ttc-max": "4000.05",
      "apayer-min": "5.00",
      "apayer-max": "6.00",
      marche: "M-1",
      engagement: "EJ-1",
      origine: "F-0",
      mode: "EDI",
      flux: "CPP1",
      compte: SUPPLIER,
      createur: "Durand",
      valideur: "Titulaire",
      rejet: "non-traite",
      tri: "montant-fort",
      lignes: "100",
      apres: "abc",
    };
    const { search } = readIssuedSearch(params);
    expect(asParams(issuedSearchQuery(search))).toEqual(params);
    expect(isUnfiltered(search)).toBe(false);
  });

  it.each([
    "destinataire=notState",
    "nom=a",
    "type=FACTURE",
    `fournisseur=${SUPPLIER}`,
    "etat=DEPOSEE",
    "du=2026-01-01",
    "numero=1",
    "cadre=A1_FACTURE_FOURNISSEUR",
    "ht-min=10",
    "rejet=traite",
  ])("F-86: %s makes the total unknown, order and page do not", (one) => {
    const [name = "", value = ""] = one.split("=");
    expect(isUnfiltered(readIssuedSearch({ [name]: value }).search)).toBe(false);
    expect(isUnfiltered(readIssuedSearch({ tri: "ancien", apres: "x", lignes: "25" }).search)).toBe(true);
  });

  it("reads amounts as they are typed in each language, and says which it cannot read", () => {
    const read = (typed: string, locale?: "fr" | "en") => {
      const { search, notes } = readIssuedSearch({ "ttc-min": typed }, locale);
      return [search.amountMin, notes.map((note) => note.code)];
    };
    expect(read("1 200,5")).toEqual(["1200.50", []]);
    expect(read("1,200.5", "en")).toEqual(["1200.50", []]);
    expect(read("7,855")).toEqual(["7.86", []]);
    for (const typed of ["douze", "-3", "1.200", "1e9"]) expect(read(typed)).toEqual([null, ["badAmount"]]);
  });

  it("opens the advanced criteria when one of them is given, and asks for the company of a recipient only", () => {
    expect(isAdvanced(readIssuedSearch({ numero: "1", siren: "oui" }).search)).toBe(false);
    expect(isAdvanced(readIssuedSearch({ createur: "Durand" }).search)).toBe(true);
    expect(isUnfiltered(readIssuedSearch({ siren: "oui" }).search)).toBe(true);
    expect(issuedCriteria(readIssuedSearch({ siren: "oui", nom: "Brest" }).search)).toEqual({
      recipientText: "Brest",
      wholeCompany: "yes",
    });
  });
});
