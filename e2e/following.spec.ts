import { type Browser, expect, type Page, test } from "@playwright/test";
import { ReceivedPage } from "#e2e/pages/received.page.ts";
import { expectAccessibleAtEachWidth, LOOKS, prefer } from "#e2e/support/accessibility.ts";
import { onDatabase, signInByCookie } from "#e2e/support/database.ts";
import { closePairs, newPair, receivedInvoice } from "#e2e/support/pair.ts";
import { expectPrintable } from "#e2e/support/print.ts";
import { startingWith, WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr;
const ISSUED = "/facturation/factures-emises";
const RECEIVED = "/facturation/factures-recues";

test.afterAll(closePairs);

async function signedIn(browser: Browser, baseURL: string | undefined, person: { id: string }): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: "fr-FR", timezoneId: "Europe/Paris" });
  await signInByCookie(context, baseURL ?? "", person);
  return context.newPage();
}

test("F-151 F-133 F-156 F-160 both sides follow one invoice: the recipient moves it, the supplier’s open pages and bell follow; they talk, and anybody checks the proofs", async ({
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

  await expectPrintable(sheet, [words.invoiceStatus.REJETEE, "Le bon de commande est celui d’une autre année."]);

  // F-160: one thread for both; the agent's answer appears on the supplier's open page.
  const { thread, receipt, verification } = words;
  await sheet.getByRole("link", { name: thread.start }).click();
  await sheet.getByLabel(startingWith(thread.text)).fill("Lequel attendez-vous ?");
  await sheet.getByRole("button", { name: thread.send }).click();
  await expect(sheet.getByText(thread.done.envoye)).toBeVisible();
  await agent.goto(`${RECEIVED}/${invoice.id}/echanges`);
  await expect(agent.getByText("Lequel attendez-vous ?")).toBeVisible();
  await agent.getByLabel(startingWith(thread.text)).fill("Celui de 2026.");
  await agent.getByRole("button", { name: thread.send }).click();
  await expect(sheet.getByText("Celui de 2026.")).toBeVisible({ timeout: 10_000 });
  await sheet.getByRole("button", { name: thread.withdraw }).click();
  await expect(sheet.getByText(thread.withdrawn)).toBeVisible();
  await expect(sheet.getByText("Lequel attendez-vous ?")).toHaveCount(0);

  // F-133: the receipt of the rejection, checked by somebody without an account.
  await sheet.goto(`${ISSUED}/${invoice.id}/suivi`);
  const row = sheet.getByRole("row").filter({ hasText: words.invoiceStatus.REJETEE });
  await expectPrintable(sheet, [words.invoiceStatus.REJETEE, words.invoiceStatus.MISE_A_DISPOSITION]);
  const address = await row.getByRole("link", { name: /JSON/ }).getAttribute("href");
  const { code } = await (await sheet.request.get(address ?? "")).json();
  const pdf = await sheet.request.get((await row.getByRole("link", { name: /PDF/ }).getAttribute("href")) ?? "");
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  const anybody = await (await browser.newContext({ baseURL, locale: "fr-FR" })).newPage();
  await anybody.goto(`/verification/${code}`);
  await expect(anybody.getByText(receipt.authentic)).toBeVisible();

  // F-156: the deposit itself, by the code of its certificate, typed in; with its last sign wrong it proves nothing.
  const [certificate] = await onDatabase<{ code: string }>(
    "select certificate_code as code from invoice where id = $1",
    [invoice.id],
  );
  const right = certificate?.code ?? "";
  for (const [typed, said] of [
    [right, verification.authentic],
    [`${right.slice(0, -1)}${right.endsWith("0") ? "1" : "0"}`, verification.unknown],
  ] as const) {
    await anybody.goto("/verification");
    await anybody.getByLabel(startingWith(verification.code)).fill(typed);
    await anybody.getByRole("button", { name: verification.check, exact: true }).click();
    await expect(anybody.getByRole("main").getByText(said)).toBeVisible();
  }
});

test("T-48 following an invoice: history, thread, late interest, rhythm of mails", async ({ browser, baseURL }) => {
  const pair = await newPair();
  const invoice = await receivedInvoice(pair);
  await onDatabase("update payment_clock set started_on = '2026-01-10', due_on = '2026-02-09' where invoice_id = $1", [
    invoice.id,
  ]);
  for (const look of LOOKS) {
    const page = await signedIn(browser, baseURL, pair.seller);
    await prefer(page.context(), baseURL ?? "", look);
    const own = `${ISSUED}/${invoice.id}`;
    for (const address of [`${own}/suivi`, `${own}/echanges`, `${own}/interets`, "/mon-compte/notifications"]) {
      await page.goto(address);
      await expectAccessibleAtEachWidth(page);
    }
  }
});
