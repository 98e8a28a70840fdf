import { expect, test } from "@playwright/test";
import { torturedPortal } from "#e2e/support/database.ts";
import { t11 } from "#torture/t11.ts";
import { t33 } from "#torture/t33.ts";
import { t37 } from "#torture/t37.ts";
import { t38 } from "#torture/t38.ts";
import { t42 } from "#torture/t42.ts";

for (const row of [t11, t33, t37, t38, t42]) {
  test(`${row.id} ${row.title} (sample)`, async ({ baseURL }) => {
    test.slow();
    const { found, pass } = await row.run("sample", torturedPortal(baseURL ?? ""));
    expect(pass, found).toBe(true);
  });
}
