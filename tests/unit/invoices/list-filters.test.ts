import { describe, expect, it } from "vitest";
import {
  readReceivedFilter,
  readWorkListFilter,
  receivedQuery,
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

describe("F-81: the work list's filter", () => {
  it("is off by default and reads back what it wrote", () => {
    expect(readWorkListFilter({ structure: "x" })).toEqual({ supplierId: null, hideOldRejections: false, after: null });
    const params = { structure: SUPPLIER, masquer: "oui", apres: "abc" };
    expect(asParams(workListQuery(readWorkListFilter(params)))).toEqual(params);
  });
});

describe("F-114: the inbox's filter", () => {
  it("starts with what waits, and a status that recipients never see is no status", () => {
    expect(readReceivedFilter({ etat: "BROUILLON" })).toMatchObject({ view: "todo", status: null });
  });

  it("shows every invoice of a chosen status, even those that wait for nothing", () => {
    expect(readReceivedFilter({ etat: "REJETEE" })).toMatchObject({ view: "all", status: "REJETEE" });
  });

  it("reads back the address it wrote", () => {
    const params = {
      vue: "toutes",
      structure: SUPPLIER,
      service: SUPPLIER,
      etat: "SUSPENDUE",
      texte: "Dupont",
      lignes: "25",
      apres: "a",
    };
    expect(asParams(receivedQuery(readReceivedFilter(params)))).toEqual(params);
  });
});
