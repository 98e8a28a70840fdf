import { expect, it } from "vitest";
import { t31 } from "#torture/t31.ts";

it("T-31 at the size of a sample", { timeout: 120_000 }, async () => {
  const finding = await t31.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
});
