import { expect, test } from "@playwright/test";
import { as } from "#e2e/support/database.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { field, pathOf, press, said } from "#e2e/support/structures.ts";
import { newTeam } from "#e2e/support/team.ts";
import { startingWith, WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr;
const { services, structures, structureHistory } = words;

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("F-37 a manager creates a service, changes it, takes it out and in, and reads who did", async ({
      context,
      baseURL,
    }) => {
      const team = await newTeam();
      const page = await as(context, baseURL, team.manager);
      await page.goto(pathOf(team));
      await page.getByRole("navigation", { name: structures.tabs.label }).getByText(services.title).click();
      await expect(page).toHaveURL(`${pathOf(team)}/services`);
      await page.getByRole("link", { name: services.create }).click();
      await field(page, services.code).fill("pose");
      await field(page, services.label).fill("Vente aux particuliers");
      await press(page, services.createSubmit);
      await expect(page.locator(".error-summary")).toContainText(words.errors.fields.newCode.CODE_TAKEN);
      await expect(field(page, services.label)).toHaveValue("Vente aux particuliers");
      await expect(field(page, services.code)).toHaveValue("pose");
      await field(page, services.code).fill("VENTE");
      await field(page, services.validTo).fill("2020-01-31");
      await press(page, services.createSubmit);
      await said(page, services.done.created);
      const row = page.getByRole("row").filter({ hasText: "VENTE" });
      await expect(row).toContainText(services.states.ENDED);

      await row.getByRole("link").click();
      await field(page, services.validTo).fill("");
      await press(page, services.changeSubmit);
      await said(page, services.done.changed);
      await expect(row).toContainText(services.states.ACTIVE);
      await row.getByRole("link").click();
      await press(page, services.deactivate);
      await said(page, services.done.deactivated);
      await expect(row).toContainText(services.states.INACTIVE);
      await row.getByRole("link").click();
      await press(page, services.activate);
      await said(page, services.done.activated);

      await page
        .getByRole("navigation", { name: structures.tabs.label })
        .getByText(structureHistory.title.split(" ")[0] ?? "")
        .click();
      await expect(page.locator(".timeline li")).toHaveCount(4);
      await expect(page.locator(".timeline li").last()).toContainText("Mathilde Essai");
      await expect(page.locator(".timeline li").last()).toContainText("VENTE");
    });
  });
}

test("T-48 the services are managed with the keyboard alone", async ({ context, baseURL }) => {
  const team = await newTeam();
  const page = await as(context, baseURL, team.manager);
  await page.goto(`${pathOf(team)}/services/creer`);
  const reach = async (label: string) => {
    await expect(async () => {
      await page.keyboard.press("Tab");
      await expect(page.locator(":focus")).toHaveAccessibleName(startingWith(label), { timeout: 50 });
    }).toPass({ timeout: 20_000, intervals: [0] });
  };
  await reach(services.code);
  await page.keyboard.type("CLAVIER");
  await reach(services.label);
  await page.keyboard.type("Au clavier");
  await page.keyboard.press("Enter");
  await said(page, services.done.created);
  await expect(page.getByRole("row").filter({ hasText: "CLAVIER" })).toBeVisible();
});
