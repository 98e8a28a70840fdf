import { describe, expect, it } from "vitest";
import { CHOOSING_LISTS, COLUMNS_OF, shownColumns } from "#lib/invoices/domain/list-columns.ts";
import en from "#messages/en.json" with { type: "json" };

describe("F-82 F-88 the columns of a list", () => {
  it("are the usual ones until one chooses, and none at all is a choice", () => {
    for (const list of CHOOSING_LISTS) {
      expect([...shownColumns(list, null)].sort()).toEqual([...COLUMNS_OF[list].usual].sort());
      expect(shownColumns(list, [])).toEqual([]);
    }
  });

  it("stand in the order of the table, and what the list does not offer is left out", () => {
    expect(shownColumns("search", ["size", "instructor", "type", "password", "type"])).toEqual(["type", "size"]);
    expect(shownColumns("workList", ["instructor", "recipient"])).toEqual(["recipient", "instructor"]);
  });

  it("each have a heading", () => {
    for (const column of COLUMNS_OF.workList.offered) expect(en.issued.columns, column).toHaveProperty(column);
  });
});
