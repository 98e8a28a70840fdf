import { expect, it } from "vitest";
import { t03 } from "#torture/t03.ts";

it(`${t03.id} ${t03.title} (sample)`, async () => {
  const finding = await t03.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
}, 120_000);
