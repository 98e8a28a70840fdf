import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { lifeCycleDocument } from "#scripts/life-cycle-doc.ts";

it("docs/life-cycle.md is the table, as it is now", () => {
  expect(readFileSync("docs/life-cycle.md", "utf8")).toBe(lifeCycleDocument());
});
