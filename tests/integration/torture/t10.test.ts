import { expect, it } from "vitest";
import { t10 } from "#torture/t10.ts";

it(`${t10.id} ${t10.title} (sample)`, { timeout: 120_000 }, async () => {
  const finding = await t10.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
});
