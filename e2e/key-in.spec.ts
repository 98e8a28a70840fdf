import { type Browser, expect, type Page, test } from "@playwright/test";
import { DepositPage } from "#e2e/pages/deposit.page.ts";
import { expectAccessibleAtEachWidth } from "#e2e/support/accessibility.ts";
import { signInByCookie } from "#e2e/support/database.ts";
import { test as withPeople } from "#e2e/support/fixtures.ts";
import { newNumber } from "#e2e/support/invoices.ts";
import { newTeam } from "#e2e/support/team.ts";
import { WORDS } from "#e2e/support/words.ts";
import { firstLook } from "#lib/documents/workers/first-look.ts";

const words = WORDS.fr;
const form = words.deposit.form;
const KEY_IN = "/facturation/factures-emises/saisir";
/** The recipient of the demonstration that asks for nothing. */
const RECIPIENT = "12345678200051";

async function signedIn(browser: Browser, baseURL: string | undefined, person: { id: string }, scripts = true) {
  const context = await browser.newContext({ baseURL, locale: "fr-FR", javaScriptEnabled: scripts });
  await signInByCookie(context, baseURL ?? "", person);
  return context.newPage();
}

/** From the tab to the form, by the mandate that is asked for on the way. */
async function start(page: Page): Promise<void> {
  await page.goto(KEY_IN);
  await page.getByRole("button", { name: words.keyIn.start }).click();
  await expect(page.getByRole("heading", { level: 1, name: words.mandate.title })).toBeVisible();
  await page.getByLabel(words.mandate.accept).check();
  await page.getByRole("button", { name: words.mandate.give, exact: true }).click();
  await expect(page.getByText(words.keyIn.mandateGiven)).toBeVisible();
  await page.getByRole("button", { name: words.keyIn.start }).click();
  await page.waitForURL(/\/deposer\/[0-9a-f-]{36}/);
}

const line = (page: Page, index: number) => page.getByRole("group", { name: `Ligne ${index}`, exact: true });

async function fillLine(page: Page, index: number, cells: Partial<Record<keyof typeof form, string>>): Promise<void> {
  for (const [name, text] of Object.entries(cells)) {
    const cell = line(page, index).getByLabel(form[name as keyof typeof form] as string);
    if (name === "lineVat" || name === "lineUnit") await cell.selectOption({ label: text });
    else await cell.fill(text);
  }
}

async function fillHead(page: Page, number: string): Promise<void> {
  const deposit = new DepositPage(page, words);
  await deposit.field("siret").fill(RECIPIENT);
  await deposit.field("number").fill(number);
  await deposit.field("issueDate").fill("2026-03-16");
  await deposit.field("vatType").selectOption("TVA_SUR_DEBIT");
  await deposit.field("paymentMode").selectOption("CHEQUE");
}

const LINES = [
  { lineLabel: "Pose de menuiseries", lineQuantity: "3", linePrice: "100,00" },
  { lineLabel: "Bois de charpente", lineQuantity: "2,5", linePrice: "33,335", lineDiscount: "10 %", lineVat: "5,5 %" },
  { lineLabel: "Visserie", linePrice: "12,34", lineDiscount: "2,34" },
] as const;

withPeople(
  "F-51 F-119 three lines and two rates, keyed in, are an invoice in the recipient’s list with its Factur-X",
  async ({ browser, baseURL, as }) => {
    const team = await newTeam("MENUISERIE DE LA SAISIE");
    const page = await signedIn(browser, baseURL, team.manager);
    await start(page);
    const number = newNumber();
    await fillHead(page, number);
    await fillLine(page, 1, LINES[0]);
    // By keyboard alone: add, and the focus is in the new line.
    await page.getByRole("button", { name: form.addLine }).press("Enter");
    await expect(line(page, 2).getByLabel(form.lineLabel)).toBeFocused();
    await fillLine(page, 2, LINES[2]);
    await page.getByRole("button", { name: form.addLine }).press("Enter");
    await fillLine(page, 3, LINES[1]);
    await line(page, 3).getByRole("button", { name: form.lineUp }).press("Enter");
    await expect(line(page, 2).getByLabel(form.lineLabel)).toHaveValue("Bois de charpente");
    await expect(page.locator("#champ-totalInclTax")).toContainText("451,14");
    await expect(page.getByRole("status").filter({ hasText: /Enregistré à/ })).toBeVisible();
    const invoiceId = await new DepositPage(page, words).send();

    await page.goto(`/facturation/factures-emises/${invoiceId}`);
    const href = await page.locator('a[href^="/api/documents/"]').first().getAttribute("href");
    const file = await page.request.get(href ?? "");
    expect(file.headers()["content-type"]).toContain("application/pdf");
    const look = await firstLook(new Uint8Array(await file.body()), "facture.pdf");
    expect(
      look.ok && [look.data.format.kind, look.data.xml?.totalInclTax?.value, look.data.xml?.invoiceNumber?.value],
    ).toEqual(["FACTURX", "451.14", number]);
    const agent = await as("agent");
    await expect(async () => {
      await agent.goto("/facturation/factures-recues");
      await expect(agent.getByRole("row").filter({ hasText: number })).toContainText("451,14", { timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    await page.context().close();
  },
);

test("F-51 an invoice is keyed in without any script", async ({ browser, baseURL }) => {
  const team = await newTeam("MENUISERIE SANS SCRIPT");
  const page = await signedIn(browser, baseURL, team.manager, false);
  await start(page);
  await fillHead(page, newNumber());
  await fillLine(page, 1, LINES[0]);
  await page.getByRole("button", { name: form.addLine }).click();
  await fillLine(page, 2, LINES[1]);
  await line(page, 2).getByRole("button", { name: form.lineUp }).click();
  await expect(line(page, 1).getByLabel(form.lineLabel)).toHaveValue("Bois de charpente");
  await line(page, 2).getByRole("button", { name: form.lineCopy }).click();
  await expect(line(page, 3).getByLabel(form.lineLabel)).toHaveValue("Pose de menuiseries");
  await line(page, 3).getByRole("button", { name: form.remove }).click();
  await expect(line(page, 3)).toHaveCount(0);
  await expect(page.locator("#champ-totalInclTax")).toContainText("439,14");
  await new DepositPage(page, words).send();
  await page.context().close();
});

test("T-48 the screens of keyed-in invoices are accessible", async ({ browser, baseURL }) => {
  test.slow();
  const team = await newTeam("MENUISERIE ACCESSIBLE");
  const page = await signedIn(browser, baseURL, team.manager);
  await page.goto(KEY_IN);
  await page.getByRole("button", { name: words.keyIn.start }).click();
  await expect(page.getByRole("heading", { level: 1, name: words.mandate.title })).toBeVisible();
  await expectAccessibleAtEachWidth(page);
  await start(page);
  await fillLine(page, 1, { ...LINES[1], linePrice: "x" });
  await page.getByRole("button", { name: form.validate, exact: true }).last().click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expectAccessibleAtEachWidth(page);
  await page.goto(KEY_IN);
  await expectAccessibleAtEachWidth(page);
  await page.context().close();
});

test("F-135 a recipient is kept at hand, a draft becomes a model, and the model a draft every month", async ({
  browser,
  baseURL,
}) => {
  const models = words.models;
  const team = await newTeam("MENUISERIE DES MODELES");
  const page = await signedIn(browser, baseURL, team.manager);
  await start(page);
  const draftId = page.url().split("/").at(-1) ?? "";
  await new DepositPage(page, words).field("siret").fill(RECIPIENT);
  await page.getByRole("button", { name: form.star }).click();
  await expect(page.getByRole("button", { name: form.unstar })).toBeVisible();

  await page.goto(`/facturation/factures-emises/${draftId}`);
  await page.getByRole("link", { name: words.invoices.sheet.saveModel }).click();
  await page.getByLabel(models.name).fill("Maintenance mensuelle");
  await page.getByRole("button", { name: models.save }).click();
  await expect(page.getByText(models.done.enregistre)).toBeVisible();
  await page.getByLabel(models.recurrence.day).fill("32");
  await page.getByRole("button", { name: models.recurrence.submit }).click();
  await expect(page.locator(".error-summary")).toContainText(words.errors.DAY_OF_MONTH);
  await page.getByLabel(models.recurrence.day).fill("15");
  await page.getByRole("button", { name: models.recurrence.submit }).click();
  await expect(page.getByText("Tous les mois, le 15")).toBeVisible();
  await expectAccessibleAtEachWidth(page);
  await page.getByRole("button", { name: models.recurrence.pause }).click();
  await expect(page.getByText(models.recurrence.states.paused)).toBeVisible();
  await page.goto("/facturation/factures-emises/modeles");
  await page.getByRole("button", { name: `${models.draft} Maintenance mensuelle` }).click();
  await page.waitForURL(/\/deposer\/[0-9a-f-]{36}/);
  await expect(new DepositPage(page, words).field("siret")).toHaveValue(RECIPIENT);

  // Without script: the favourite fills an empty draft, and is forgotten on its page.
  const plain = await signedIn(browser, baseURL, team.manager, false);
  await plain.goto(KEY_IN);
  await plain.getByRole("button", { name: words.keyIn.start }).click();
  const favourites = plain.locator("ul.suggestions").getByRole("button");
  await favourites.first().click();
  await expect(plain.getByRole("button", { name: form.unstar })).toBeVisible();
  await plain.goto("/facturation/factures-emises/destinataires-favoris");
  await plain.getByRole("button", { name: models.favourites.forget }).click();
  await expect(plain.getByText(models.favourites.emptyTitle)).toBeVisible();

  // The columns of a list are one's own choice, kept from then on.
  const columns = words.issued.columns;
  await plain.goto("/facturation/factures-emises/rechercher?etat=BROUILLON");
  await expect(plain.getByRole("columnheader", { name: columns.size })).toBeVisible();
  await plain.getByText(words.issued.columnChoice.title, { exact: true }).click();
  await plain.getByRole("checkbox", { name: columns.size }).uncheck();
  await plain.getByRole("checkbox", { name: columns.commitment }).check();
  await plain.getByRole("button", { name: words.issued.columnChoice.save }).click();
  await expect(plain).toHaveURL(/etat=BROUILLON/);
  await expect(plain.getByRole("columnheader", { name: columns.commitment })).toBeVisible();
  await expect(plain.getByRole("columnheader", { name: columns.size })).toHaveCount(0);
  await plain.goto("/facturation/factures-emises/rechercher");
  await expect(plain.getByRole("columnheader", { name: columns.size })).toHaveCount(0);
});
