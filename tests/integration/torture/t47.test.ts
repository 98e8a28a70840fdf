import { expect, it } from "vitest";
import { t47 } from "#torture/t47.ts";

it(`${t47.id} ${t47.title} (sample)`, async () => {
  const finding = await t47.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
}, 120_000);
