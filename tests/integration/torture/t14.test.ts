import { expect, it } from "vitest";
import { t14 } from "#torture/t14.ts";

it("T-14 at the size of a sample", { timeout: 120_000 }, async () => {
  const finding = await t14.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
});
