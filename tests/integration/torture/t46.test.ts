import { expect, it } from "vitest";
import { t46 } from "#torture/t46.ts";

it("T-46 at the size of a sample", { timeout: 120_000 }, async () => {
  const finding = await t46.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
});
