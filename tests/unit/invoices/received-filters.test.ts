import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isReceivedUnfiltered,
  listText,
  NOBODY,
  readListText,
  readReceivedAddress,
  readReceivedFilter,
  receivedCriteria,
  receivedQuery,
} from "#lib/invoices/domain/received-filters.ts";

const ID = "0198a0c0-0000-7000-8000-000000000001";
const ME = "0198a0c0-0000-7000-8000-000000000002";
const seen = { who: ME, today: "2026-11-27" } as const;

/** As the address carries them. */
const asParams = (query: object) =>
  Object.fromEntries(
    Object.entries(query)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, String(value)]),
  );

const EVERYTHING = {
  vue: "retard",
  structure: ID,
  service: ID,
  etat: "MANDATEE",
  texte: "Dupont",
  fournisseur: "Menuiserie",
  numero: "F-1",
  engagement: "EJ-42",
  du: "2026-01-01",
  au: "2026-01-31",
  min: "10.00",
  max: "1250.50",
  affectee: ID,
  telechargee: "non",
  contenu: "portes",
  tri: "echeance",
  lignes: "25",
  apres: "a",
};

describe("F-114: the inbox's filter", () => {
  it("starts with what waits, and a status that recipients never see is no status", () => {
    expect(readReceivedFilter({ etat: "BROUILLON" })).toMatchObject({ view: "todo", status: null });
    expect(isReceivedUnfiltered(readReceivedFilter({ vue: "miennes", tri: "ancien", apres: "x" }))).toBe(true);
  });

  it("shows every invoice of a chosen status, even those that wait for nothing", () => {
    expect(readReceivedFilter({ etat: "REJETEE" })).toMatchObject({ view: "all", status: "REJETEE" });
  });

  it("reads back the address it wrote, for each criterion, and each makes it filtered", () => {
    expect(asParams(receivedQuery(readReceivedFilter(EVERYTHING)))).toEqual(EVERYTHING);
    for (const name of ["service", "etat", "texte", "numero", "du", "min", "affectee", "telechargee"] as const) {
      expect(isReceivedUnfiltered(readReceivedFilter({ [name]: EVERYTHING[name] }))).toBe(false);
    }
    for (const vue of ["miennes", "suspendues", "toutes"]) {
      expect(asParams(receivedQuery(readReceivedFilter({ vue })))).toEqual({ vue });
    }
  });

  it("says which day or amount cannot be used, and leaves it out", () => {
    const { filter, notes } = readReceivedAddress({ du: "31/02/2026", min: "beaucoup", max: "1 250,50" });
    expect(notes).toEqual([
      { code: "badDate", value: "31/02/2026" },
      { code: "badAmount", value: "beaucoup" },
    ]);
    expect([filter.from, filter.min, filter.max]).toEqual([null, null, "1250.50"]);
    expect(readReceivedFilter({ min: "-5" }).min).toBeNull();
  });

  it("goes along with a sheet as one text, whatever the text", () => {
    const { apres: _page, ...list } = EVERYTHING;
    const filter = readReceivedFilter(EVERYTHING);
    expect(readListText(listText(filter))).toEqual({ ...filter, after: null });
    expect(new URLSearchParams(listText(filter)).size).toBe(Object.keys(list).length);
    expect(readListText(undefined)).toBeNull();
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(() => readListText(text)).not.toThrow();
      }),
    );
  });

  it("asks the query for the person and the day of the moment", () => {
    const criteria = (params: object) => receivedCriteria(readReceivedFilter({ ...params }), seen);
    expect(criteria({ vue: "retard" })).toMatchObject({ lateOn: "2026-11-27" });
    expect(criteria({ vue: "miennes", affectee: ID })).toMatchObject({ assigneeId: ME });
    expect(criteria({ affectee: NOBODY })).toMatchObject({ unassigned: true });
    expect(criteria({ vue: "suspendues" })).toEqual({ statuses: ["SUSPENDUE"] });
    expect(criteria({ vue: "toutes" })).toEqual({});
  });
});
