import { visit } from "#e2e/support/awake.ts";
import { onDatabase } from "#e2e/support/database.ts";
import { expect, test } from "#e2e/support/fixtures.ts";

/** A number that the demonstration's supplier, and not the stranger, finds. */
async function demoNumber(): Promise<string> {
  const [row] = await onDatabase<{ number: string }>(
    `select i.number from invoice i join structure s on s.id = i.supplier_id
     where s.identifier = '39280913700012' and i.number is not null order by i.number limit 1`,
  );
  if (!row) throw new Error("the demonstration has no invoice");
  return row.number;
}

test("F-3 one box finds services, invoices and entities by the keyboard alone, each within one’s rights", async ({
  as,
}) => {
  const number = await demoNumber();
  const page = await as("supplier");
  await visit(page, "/");
  await page.keyboard.press("/");
  const box = page.getByRole("combobox", { name: "Rechercher" });
  await expect(box).toBeFocused();

  await box.pressSequentially("dépos");
  await expect(page.getByRole("option", { name: "Déposer une facture", exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("listbox", { name: "Propositions" })).toBeHidden();

  await box.fill(number.toLowerCase());
  const invoices = page.getByRole("group", { name: "Factures", exact: true });
  await expect(invoices.getByRole("option").first()).toContainText(number);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { selected: true })).toContainText(number);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(number);

  const stranger = await as("stranger", { scripts: false });
  await stranger.goto(`/rechercher?q=${encodeURIComponent(number)}`);
  await expect(stranger.getByRole("heading", { name: `Rien ne correspond à « ${number} »` })).toBeVisible();
});

test("F-3 a visitor finds public pages and entities without any script", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: "fr-FR" });
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("combobox", { name: "Rechercher" }).fill("destinataire");
  await page.getByRole("button", { name: "Trouver" }).click();
  await expect(page).toHaveURL(/\/rechercher\?q=destinataire$/);
  await expect(page.getByRole("region", { name: "Entités publiques" }).getByRole("link").first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Aide" }).getByRole("link").first()).toHaveAttribute(
    "href",
    /^\/aide\//,
  );
  for (const closed of ["Factures", "Tickets", "Personnes"])
    await expect(page.getByRole("region", { name: closed })).toHaveCount(0);
  await context.close();
});
