import { expect, it } from "vitest";
import { t20 } from "#torture/t20.ts";

it(`${t20.id} ${t20.title} (sample)`, async () => {
  const finding = await t20.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
}, 120_000);
