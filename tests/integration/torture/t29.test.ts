import { expect, it } from "vitest";
import { t29 } from "#torture/t29.ts";

it("T-29 at the size of a sample", { timeout: 120_000 }, async () => {
  const finding = await t29.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
});
