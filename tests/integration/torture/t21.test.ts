import { expect, it } from "vitest";
import { t21 } from "#torture/t21.ts";

it(`${t21.id} ${t21.title} (sample)`, async (test) => {
  const finding = await t21.run("sample");
  if (finding.notRun) test.skip(finding.found);
  expect(finding, finding.found).toMatchObject({ pass: true });
});
