import { expect, it } from "vitest";
import { t36 } from "#torture/t36.ts";

it(`${t36.id} ${t36.title} (sample)`, async () => {
  const finding = await t36.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
}, 120_000);
