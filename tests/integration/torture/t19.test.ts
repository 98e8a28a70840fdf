import { expect, it } from "vitest";
import { t19 } from "#torture/t19.ts";

it(`${t19.id} ${t19.title} (sample)`, async () => {
  const finding = await t19.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
}, 60_000);
