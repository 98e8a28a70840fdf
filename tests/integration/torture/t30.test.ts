import { expect, it } from "vitest";
import { t30 } from "#torture/t30.ts";

it("T-30 at the size of a sample", { timeout: 120_000 }, async () => {
  const finding = await t30.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
});
