import { expect, it } from "vitest";
import { t16 } from "#torture/t16.ts";

it(`T-16 ${t16.title}, at the size of a sample`, async () => {
  const finding = await t16.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
}, 60_000);
