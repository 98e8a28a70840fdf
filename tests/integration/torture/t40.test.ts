import { expect, it } from "vitest";
import { t40 } from "#torture/t40.ts";

it(`${t40.id} ${t40.title} (sample)`, async () => {
  const finding = await t40.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
}, 120_000);
