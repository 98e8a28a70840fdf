import { type Browser, expect, test } from "@playwright/test";
import { expectAccessibleAtEachWidth, LOOKS, prefer } from "#e2e/support/accessibility.ts";
import { signInByCookie } from "#e2e/support/database.ts";
import { newRecipient, storeDocument } from "#e2e/support/recipient.ts";
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
  const { pair, colleague, receive, treat, must } = await newRecipient();
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

test("F-79 F-91 several are rejected with one motif, the changed one told, others given to a colleague, and their supplier acknowledges them together", async ({
  browser,
  baseURL,
}) => {
  const { pair, colleague, receive, treat, must } = await newRecipient();
  const ids = new Map<string, string>();
  for (const number of ["B-1", "B-2", "B-3", "B-4"]) ids.set(number, await receive(pair, { number }));
  const page = await signedIn(browser, baseURL, pair.agent.userId);
  const choose = async (numbers: readonly string[]) => {
    await page.goto(`${INBOX}?vue=toutes&numero=B-`);
    for (const number of numbers) await page.getByRole("checkbox", { name: tickOf(number) }).check();
    await page.getByRole("button", { name: words.treatChosen }).click();
  };
  const outcome = (number: string) => page.getByRole("row").filter({ hasText: number });

  await choose(["B-1", "B-2", "B-3"]);
  must(await treat(pair, ids.get("B-3") ?? "", { event: "order-payment" }));
  await page.getByRole("radio", { name: startingWith(WORDS.fr.treat.events.reject.label) }).check();
  await page.getByLabel(startingWith(words.many.comment)).fill("Le marché s’est achevé en mai.");
  await page.getByRole("button", { name: "Enregistrer l’étape pour 3 factures" }).click();
  // Without its motif nothing is rejected, and nothing has to be chosen or written again.
  await expect(page.getByText(WORDS.fr.errors.transition.motifRequired).first()).toBeVisible();
  await page.locator('[data-for="reject"] select').selectOption("MARCHE_TERM");
  await page.getByRole("button", { name: "Enregistrer l’étape pour 3 factures" }).click();
  for (const number of ["B-1", "B-2"]) await expect(outcome(number)).toContainText(WORDS.fr.invoiceStatus.REJETEE);
  await expect(outcome("B-3")).toContainText("Elle a changé entre-temps");
  await expect(outcome("B-3")).toContainText(WORDS.fr.invoiceStatus.MANDATEE);

  await choose(["B-3", "B-4"]);
  await page.getByLabel(startingWith(words.assignee)).selectOption({ label: colleague.displayName });
  await page.getByRole("button", { name: words.many.assignSubmit }).click();
  for (const number of ["B-3", "B-4"]) await expect(outcome(number)).toContainText("Gaspard");

  const supplier = await signedIn(browser, baseURL, pair.seller.userId);
  const { selection, workList } = WORDS.fr.issued;
  await supplier.goto("/facturation/factures-emises/synthese");
  for (const number of ["B-1", "B-2"]) {
    await expect(supplier.getByRole("row").filter({ hasText: number })).toBeVisible();
    await supplier.getByLabel(selection.choose.replace("{number}", number), { exact: true }).check();
  }
  await supplier.getByRole("button", { name: selection.treat }).click();
  await supplier.getByRole("button", { name: "Traiter les 2 rejets" }).click();
  await expect(supplier.getByText(selection.acknowledged)).toHaveCount(2);
  await supplier.getByRole("link", { name: selection.back }).click();
  await expect(supplier.getByRole("heading", { name: workList.emptyTitle })).toBeVisible();
});

test("F-114 F-139 the first download takes « Nouvelle » away, is told in the list and to both sides", async ({
  browser,
  baseURL,
}) => {
  const { pair, receive } = await newRecipient();
  const invoiceId = await receive(pair, { number: "T-1" });
  await storeDocument(invoiceId, "%PDF-1.7 une facture");
  const page = await signedIn(browser, baseURL, pair.agent.userId);
  const row = page.getByRole("row").filter({ hasText: "T-1" });
  await page.goto(`${INBOX}?telechargee=non`);
  await expect(row.getByText(words.new, { exact: true })).toBeVisible();
  await expect(row).not.toContainText(words.downloadedOn.split("{")[0] ?? "");
  await row.getByRole("link", { name: "T-1", exact: true }).click();
  const files = page.getByRole("table", { name: WORDS.fr.invoices.sheet.files });
  const link = files.getByRole("link", { name: startingWith(words.download) });
  const saved = await page.request.get((await link.getAttribute("href")) ?? "");
  expect([saved.status(), (await saved.body()).toString()]).toEqual([200, "%PDF-1.7 une facture"]);

  await page.goto(INBOX);
  await expect(row).toContainText(words.downloadedOn.split("{")[0] ?? "");
  await expect(row.getByText(words.new, { exact: true })).toHaveCount(0);
  await page.locator("summary").filter({ hasText: words.more }).click();
  await page.getByLabel(startingWith(words.downloaded)).selectOption({ label: words.downloadedNo });
  await page.getByRole("button", { name: words.submit, exact: true }).click();
  await expect(page.getByRole("heading", { name: words.noResultTitle })).toBeVisible();

  const supplier = await signedIn(browser, baseURL, pair.seller.userId);
  for (const [reader, list] of [
    [page, INBOX],
    [supplier, "/facturation/factures-emises"],
  ] as const) {
    await reader.goto(`${list}/${invoiceId}/suivi`);
    const actions = reader.getByRole("table", { name: WORDS.fr.invoices.actions.actions });
    await expect(actions).toContainText(WORDS.fr.invoices.actions.kinds.TELECHARGEMENT_FACTURE);
  }
});

async function idOf({ supplier }: { supplier: { id: string } }, number: string): Promise<string> {
  const { db } = await import("#lib/platform/db.ts");
  return (await db().invoice.findFirstOrThrow({ where: { supplierId: supplier.id, number } })).id;
}

test("F-79 a tester has an invoice made, its recipient answers by itself, and a status is forced", async ({
  browser,
  baseURL,
}) => {
  const { pair } = await newRecipient();
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
  const { pair, receive } = await newRecipient();
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
