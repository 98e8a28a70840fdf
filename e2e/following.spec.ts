import { type Browser, expect, type Page, test } from "@playwright/test";
import { ReceivedPage } from "#e2e/pages/received.page.ts";
import { signInByCookie } from "#e2e/support/database.ts";
import { closePairs, newPair, receivedInvoice } from "#e2e/support/pair.ts";
import { WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr;
const ISSUED = "/facturation/factures-emises";

test.afterAll(closePairs);

async function signedIn(browser: Browser, baseURL: string | undefined, person: { id: string }): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: "fr-FR", timezoneId: "Europe/Paris" });
  await signInByCookie(context, baseURL ?? "", person);
  return context.newPage();
}

test("F-151 both sides follow one invoice: the recipient moves it, and the supplier’s open pages and bell follow", async ({
  browser,
  baseURL,
}) => {
  const pair = await newPair();
  const invoice = await receivedInvoice(pair);
  const [sheet, agent] = [await signedIn(browser, baseURL, pair.seller), await signedIn(browser, baseURL, pair.agent)];
  const list = await sheet.context().newPage();
  await list.goto(`${ISSUED}/rechercher`);
  await sheet.goto(`${ISSUED}/${invoice.id}`);
  const bell = sheet.locator(".bell");
  await expect(bell).toHaveText(/non lue/);
  const before = await bell.textContent();

  const received = new ReceivedPage(agent, words);
  await received.openInvoice(invoice.number);
  await received.move("reject", { motif: "AUTRE", comment: "Le bon de commande est celui d’une autre année." });
  await received.expectMoved("REJETEE");
  const moved = Date.now();

  const main = sheet.getByRole("main");
  await expect(main.getByText(words.invoiceStatus.REJETEE).first()).toBeVisible({ timeout: 10_000 });
  await expect(main.getByText("Le bon de commande est celui d’une autre année.").first()).toBeVisible();
  await expect(bell).not.toHaveText(before ?? "", { timeout: 10_000 });
  expect(Date.now() - moved).toBeLessThan(10_000);
  // The other tab shares the stream: its lines stay where they are, and it says that they are not the last word.
  await expect(list.getByText(words.invoices.live.listChanged)).toBeVisible();
  await list.getByRole("button", { name: words.invoices.live.refresh }).click();
  await expect(list.getByRole("cell", { name: words.invoiceStatus.REJETEE })).toBeVisible();
  await sheet.screenshot({ path: "test-results/look-live-sheet.png" });
  await list.screenshot({ path: "test-results/look-live-list.png" });
});
