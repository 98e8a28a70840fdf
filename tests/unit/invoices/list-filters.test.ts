import { describe, expect, it } from "vitest";
import {
  issuedSearchQuery,
  isUnfiltered,
  readIssuedSearch,
  readWorkListFilter,
  workListQuery,
} from "#lib/invoices/domain/list-filters.ts";

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
    expect([search.from, search.to]).toEqual([null, "2026-03-31"]);
  });

  it("puts a period that ends before it starts in order, and says so", () => {
    const { search, notes } = readIssuedSearch({ du: "2026-03-31", au: "01/03/2026" });
    expect([search.from, search.to]).toEqual(["2026-03-01", "2026-03-31"]);
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
      tri: "ancien",
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
  ])("F-86: %s makes the total unknown, order and page do not", (one) => {
    const [name = "", value = ""] = one.split("=");
    expect(isUnfiltered(readIssuedSearch({ [name]: value }).search)).toBe(false);
    expect(isUnfiltered(readIssuedSearch({ tri: "ancien", apres: "x", lignes: "25" }).search)).toBe(true);
  });
});

describe("F-81: the work list's filter", () => {
  it("is off by default and reads back what it wrote", () => {
    expect(readWorkListFilter({ structure: "x" })).toEqual({ supplierId: null, hideOldRejections: false, after: null });
    const params = { structure: SUPPLIER, masquer: "oui", apres: "abc" };
    expect(asParams(workListQuery(readWorkListFilter(params)))).toEqual(params);
  });
});
