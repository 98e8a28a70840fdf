import { expect, it } from "vitest";
import { t28 } from "#torture/t28.ts";

it("T-28 guessing passwords (sample)", async () => {
  const finding = await t28.run("sample");
  expect(finding, finding.found).toMatchObject({ pass: true });
}, 120_000);
