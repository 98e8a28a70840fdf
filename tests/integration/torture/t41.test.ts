import { expect, it } from "vitest";
import { t41 } from "#torture/t41.ts";

it(`${t41.id} ${t41.title} (sample)`, async () => {
  const finding = await t41.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
}, 120_000);
