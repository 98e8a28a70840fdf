import { expect, test } from "@playwright/test";
import { StructurePage } from "#e2e/pages/structure.page.ts";
import { as, newPerson } from "#e2e/support/database.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { press, register, said } from "#e2e/support/structures.ts";
import { freshSiret } from "#e2e/support/team.ts";
import { WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr;
const { structures, createStructure } = words;

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("F-33 F-36 a register fills what it knows, field by field, and a change of it is shown before it is saved", async ({
      context,
      baseURL,
    }) => {
      const siret = freshSiret();
      const name = `FORGE ${siret.slice(-5)}`;
      await register(siret, name);
      const page = await as(context, baseURL, await newPerson());
      await page.goto("/organisation/structures/creer");
      const form = new StructurePage(page, words);
      await form.identify({ identifier: siret });
      await form.heading(createStructure.detailsTitle);
      await expect(page.getByText(createStructure.detailsFound)).toBeVisible();
      await expect(page.getByRole("main")).toContainText(name);
      await expect(page.locator("input[name=legalName]")).toHaveCount(0);
      await expect(form.field(createStructure.addressLine)).toHaveValue("12 RUE DES ORMES");
      await expect(page.getByText(createStructure.readInRegister)).toHaveCount(5);
      await form.field(createStructure.addressLine).fill("14 rue des Ormes");
      await form.press(createStructure.toCheck);
      await form.heading(createStructure.checkTitle);
      await expect(page.getByText(createStructure.fromRegister, { exact: true })).toHaveCount(5);
      await form.press(createStructure.submit);
      await expect(page.getByText(structures.created)).toBeVisible();

      await register(siret, name, { street: "3 QUAI DU PORT" });
      await page.getByRole("link", { name }).click();
      await page.getByRole("link", { name: structures.refresh }).click();
      const row = page.getByRole("row").filter({ hasText: createStructure.addressLine });
      await expect(row.first()).toContainText("14 rue des Ormes");
      await expect(row.first()).toContainText("3 QUAI DU PORT");
      await press(page, words.refreshStructure.submit);
      await said(page, structures.done.refreshed);
      await expect(page.getByRole("main")).toContainText("3 QUAI DU PORT");
    });
  });
}
