import { expect, test } from "@playwright/test";
import { torturedPortal } from "#e2e/support/database.ts";
import { t04 } from "#torture/t04.ts";
import { t05 } from "#torture/t05.ts";
import { t09 } from "#torture/t09.ts";
import { t11 } from "#torture/t11.ts";
import { t13 } from "#torture/t13.ts";
import { t22 } from "#torture/t22.ts";
import { t23 } from "#torture/t23.ts";
import { t33 } from "#torture/t33.ts";
import { t37 } from "#torture/t37.ts";
import { t38 } from "#torture/t38.ts";
import { t42 } from "#torture/t42.ts";

for (const row of [t04, t05, t09, t11, t13, t22, t23, t33, t37, t38, t42]) {
  test(`${row.id} ${row.title} (sample)`, async ({ baseURL }) => {
    test.slow();
    const { found, pass } = await row.run("sample", torturedPortal(baseURL ?? ""));
    expect(pass, found).toBe(true);
  });
}
