import { expect, it } from "vitest";
import { t08 } from "#torture/t08.ts";

it(`${t08.id} ${t08.title} (sample)`, async () => {
  const finding = await t08.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
}, 120_000);
