import { type Browser, expect, test } from "@playwright/test";
import { expectAccessibleAtEachWidth, LOOKS, prefer } from "#e2e/support/accessibility.ts";
import { signInByCookie } from "#e2e/support/database.ts";
import { newRecipient } from "#e2e/support/recipient.ts";
import { startingWith, WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr.received;
const INBOX = "/facturation/factures-recues";

async function signedIn(browser: Browser, baseURL: string | undefined, userId: string, scripts = true) {
  const context = await browser.newContext({ baseURL, locale: "fr-FR", javaScriptEnabled: scripts });
  await signInByCookie(context, baseURL ?? "", { id: userId });
  return context.newPage();
}

const tickOf = (number: string) => words.choose.replace("{number}", number);

test("F-114 F-79 an agent filters, gives invoices to a colleague and moves several at once", async ({
  browser,
  baseURL,
}) => {
  const { pair, colleague, receive, treat, must } = await newRecipient(baseURL);
  for (const number of ["R-1", "R-2", "R-3"]) await receive(pair, { number });
  const suspended = await receive(pair, { number: "R-4" });
  must(await treat(pair, suspended, { event: "suspend", motif: "JUSTIF_ABS" }));

  const page = await signedIn(browser, baseURL, pair.agent.userId);
  await page.goto(`${INBOX}?vue=toutes&numero=R-`);
  await expect(page.getByRole("row")).toHaveCount(5);

  // Keys walk the rows and tick them, from inside the table only.
  await page.getByRole("link", { name: "R-4", exact: true }).focus();
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByRole("checkbox", { name: tickOf("R-3") })).toBeChecked();
  await expect(page.getByText(words.chosenCount.replace("{count}", "2"))).toBeVisible();
  await page.getByRole("button", { name: words.treatChosen }).click();

  // Not one move that the suspended one allows, but to reject; the others are told with what stands against them.
  await expect(page.getByRole("radio")).toHaveCount(1);
  await page.getByText("7 étapes ne sont pas possibles pour toutes").click();
  await expect(page.getByText(/Mettre en paiement.*R-4 \(«\sSuspendue\s»\)/)).toBeVisible();
  await page.getByRole("link", { name: words.many.back }).click();

  // One row, given in the row.
  await page.getByRole("link", { name: words.assignLabel.replace("{number}", "R-1"), exact: true }).click();
  await page.getByLabel(words.assignTo.replace("{number}", "R-1")).selectOption({ label: colleague.displayName });
  await page.getByRole("button", { name: words.assign, exact: true }).click();
  await expect(page.getByRole("row", { name: /R-1/ })).toContainText("Gaspard");

  // Without script: ticks, one move for all, and what became of each.
  const plain = await signedIn(browser, baseURL, pair.agent.userId, false);
  await plain.goto(`${INBOX}?numero=R-`);
  for (const number of ["R-1", "R-2"]) await plain.getByRole("checkbox", { name: tickOf(number) }).check();
  await plain.getByRole("button", { name: words.treatChosen }).click();
  must(await treat(pair, await idOf(pair, "R-2"), { event: "order-payment" }));
  await plain.getByRole("radio", { name: startingWith(WORDS.fr.treat.events["confirm-service"].label) }).check();
  await plain.getByRole("button", { name: "Enregistrer l’étape pour 2 factures" }).click();
  await expect(plain.getByRole("row", { name: /R-1/ })).toContainText("Service fait");
  await expect(plain.getByRole("row", { name: /R-2/ })).toContainText("Elle a changé entre-temps");

  // The colleague finds it among his own, opens it and goes on to the next one of the list.
  const his = await signedIn(browser, baseURL, colleague.userId);
  await his.goto(`${INBOX}?vue=miennes`);
  await his.getByRole("link", { name: "R-1", exact: true }).click();
  await expect(his.getByText("Gaspard", { exact: false }).first()).toBeVisible();
  await his.goto(INBOX);
  await his.getByRole("link", { name: "R-3", exact: true }).click();
  await his.getByRole("link", { name: words.neighbours.next }).click();
  await expect(his.getByRole("heading", { level: 1 })).toContainText("R-2");
});

async function idOf({ supplier }: { supplier: { id: string } }, number: string): Promise<string> {
  const { db } = await import("#lib/platform/db.ts");
  return (await db().invoice.findFirstOrThrow({ where: { supplierId: supplier.id, number } })).id;
}

test("F-79 a tester has an invoice made, its recipient answers by itself, and a status is forced", async ({
  browser,
  baseURL,
}) => {
  const { pair } = await newRecipient(baseURL);
  await beTester(pair.agent.userId);
  const page = await signedIn(browser, baseURL, pair.agent.userId);
  const bench = WORDS.fr.testbench;
  await page.goto("/essais");
  await page.getByLabel(startingWith(bench.answers.scenario)).selectOption("accepts");
  await page.getByRole("button", { name: bench.answers.submit, exact: true }).click();
  await expect(page.getByText(bench.done.reponse)).toBeVisible();
  await page.getByLabel(startingWith(bench.order.count)).fill("1");
  await page.getByRole("button", { name: bench.order.submit }).click();
  await expect(page.getByText(bench.done.commande)).toBeVisible();
  await expect(async () => {
    await page.goto(`${INBOX}?etat=SERVICE_FAIT`);
    await page.getByRole("link", { name: /^ESSAI-/ }).click({ timeout: 1_000 });
  }).toPass({ timeout: 40_000 });

  const { override } = WORDS.fr;
  await page.getByText(override.summary).click();
  await page.getByLabel(startingWith(override.status)).selectOption("A_RECYCLER");
  await page.getByRole("button", { name: override.submit }).click();
  // Refused without its reason: the form stays open, with what was chosen.
  await expect(page.getByText(WORDS.fr.errors.transition.commentRequired).first()).toBeVisible();
  await page.getByLabel(startingWith(override.comment)).fill("Message hors ordre");
  await page.getByRole("button", { name: override.submit }).click();
  await expect(page.getByText(override.mark, { exact: true })).toBeVisible();

  // Nobody else knows the bench.
  const stranger = await signedIn(browser, baseURL, pair.seller.userId);
  expect((await stranger.goto("/essais"))?.status()).toBe(404);
});

async function beTester(userId: string): Promise<void> {
  const { db } = await import("#lib/platform/db.ts");
  await db().user.update({ where: { id: userId }, data: { systemRole: "TESTER" } });
}

test("T-48 the screens of who receives are accessible", async ({ browser, baseURL }) => {
  const { pair, receive } = await newRecipient(baseURL);
  const [first, second] = [await receive(pair, { number: "A-1" }), await receive(pair, { number: "A-2" })];
  await beTester(pair.agent.userId);
  for (const look of LOOKS) {
    const page = await signedIn(browser, baseURL, pair.agent.userId);
    await prefer(page.context(), baseURL ?? "", look);
    for (const path of [
      `${INBOX}?affecter=${first}`,
      `${INBOX}/traiter?choix=${first}&choix=${second}`,
      `${INBOX}/${first}?liste=vue%3D`,
      "/essais",
      "/facturation/portefeuille",
    ]) {
      await page.goto(path);
      await expectAccessibleAtEachWidth(page);
    }
  }
});
