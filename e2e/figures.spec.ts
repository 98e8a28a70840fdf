import { expect, test } from "@playwright/test";
import { expectAccessibleAtEachWidth, LOOKS, prefer } from "#e2e/support/accessibility.ts";
import { onDatabase } from "#e2e/support/database.ts";
import { sessionFile } from "#e2e/support/people.ts";
import { WORDS } from "#e2e/support/words.ts";
import { readCsv } from "#lib/shared/csv-reader.ts";
import { routes } from "#lib/shared/routes.ts";

const words = WORDS.fr;
const SUPPLIER = "39280913700012";

test.describe("the figures of a supplier", () => {
  test.use({ storageState: sessionFile("supplier") });

  test("F-92 F-126 F-127 a figure leads to what it counts, the year's list is a file, archives are found again", async ({
    page,
  }) => {
    await onDatabase(
      `update invoice set archived_at = now() where id in (select i.id from invoice i join structure s on s.id = i.supplier_id
       where s.identifier = $1 and i.status = 'MISE_EN_PAIEMENT' order by i.submitted_at limit 1)`,
      [SUPPLIER],
    );
    await page.goto(routes.issuedDashboard());
    const paid = page
      .getByRole("row")
      .filter({ has: page.getByRole("link", { name: words.invoiceStatus.MISE_EN_PAIEMENT, exact: true }) });
    const shown = Number(((await paid.getByRole("cell").nth(1).textContent()) ?? "").replace(/\D/g, ""));
    expect(shown).toBeGreaterThan(0);
    await paid.getByRole("link").click();
    await expect(page).toHaveURL(/etat=MISE_EN_PAIEMENT/);
    await expect(page.getByText(new RegExp(`sur ${shown} facture`))).toBeVisible();

    await page.goto(routes.fiscalList());
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: words.issued.export.csv }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^liste-fiscale-\d{4}-/);
    const total = Number((await page.getByText(/sur \d+ facture/).textContent())?.match(/sur (\d+)/)?.[1]);
    let lines = 0;
    for await (const records of readCsv((await download.createReadStream()).setEncoding("utf8")))
      lines += records.length;
    expect(lines - 1).toBe(total);

    await page.goto(routes.archives());
    await expect(page.getByRole("row")).toHaveCount(2);
  });

  test("T-48 the screens of figures, of the year's list and of archives are accessible", async ({
    page,
    context,
    baseURL,
  }) => {
    for (const look of LOOKS) {
      await prefer(context, baseURL ?? "", look);
      for (const address of [routes.issuedDashboard(), routes.fiscalList(), routes.archives()]) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessibleAtEachWidth(page);
      }
    }
  });
});
