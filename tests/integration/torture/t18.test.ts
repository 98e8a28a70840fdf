import { expect, it } from "vitest";
import { t18 } from "#torture/t18.ts";

it(`${t18.id} ${t18.title} (sample)`, async () => {
  const finding = await t18.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
}, 60_000);
