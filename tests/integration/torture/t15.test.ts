import { expect, it } from "vitest";
import { t15 } from "#torture/t15.ts";

it("T-15 at the size of a sample", { timeout: 120_000 }, async () => {
  const finding = await t15.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
});
