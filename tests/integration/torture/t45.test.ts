import { expect, it } from "vitest";
import { t45 } from "#torture/t45.ts";

it("T-45 at the size of a sample", { timeout: 120_000 }, async () => {
  const finding = await t45.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
});
