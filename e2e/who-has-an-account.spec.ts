import { expect, test } from "@playwright/test";
import { torturedPortal } from "#e2e/support/database.ts";
import { t34 } from "#torture/t34.ts";

test("T-34 no form tells who has an account (sample)", async ({ baseURL }) => {
  test.slow();
  const finding = await t34.run("sample", torturedPortal(baseURL ?? ""));
  expect(finding, finding.found).toMatchObject({ pass: true });
});
