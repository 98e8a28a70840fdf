import { expect, it } from "vitest";
import { t12 } from "#torture/t12.ts";

it(`T-12 ${t12.title}, at the size of a sample`, async () => {
  const finding = await t12.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
}, 60_000);
