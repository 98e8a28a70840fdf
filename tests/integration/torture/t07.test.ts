import { expect, it } from "vitest";
import { t07 } from "#torture/t07.ts";

it(`${t07.id} ${t07.title} (sample)`, async () => {
  const finding = await t07.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
}, 120_000);
