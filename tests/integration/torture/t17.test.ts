import { expect, it } from "vitest";
import { t17 } from "#torture/t17.ts";

it(`T-17 ${t17.title}, at the size of a sample`, async () => {
  const finding = await t17.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
}, 60_000);
