import { describe, expect, it } from "vitest";
import { readWorkListFilter, workListQuery } from "#lib/invoices/domain/list-filters.ts";

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
    expect(readWorkListFilter({ structure: "x" })).toEqual({
      supplierId: null,
      hideOldRejections: false,
      instructor: null,
      order: "oldest",
      after: null,
    });
    const params = { structure: SUPPLIER, masquer: "oui", instructeur: "moi", tri: "montant-fort", apres: "abc" };
    expect(asParams(workListQuery(readWorkListFilter(params)))).toEqual(params);
  });
});
