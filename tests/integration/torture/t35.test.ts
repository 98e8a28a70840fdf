import { expect, it } from "vitest";
import { t35 } from "#torture/t35.ts";

it(`${t35.id} ${t35.title} (sample)`, async () => {
  const finding = await t35.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
}, 120_000);
