import { type Browser, expect, type Page, test } from "@playwright/test";
import { DepositPage } from "#e2e/pages/deposit.page.ts";
import { ReceivedPage } from "#e2e/pages/received.page.ts";
import { expectAccessible, expectAccessibleAtEachWidth } from "#e2e/support/accessibility.ts";
import { onDatabase, signInByCookie } from "#e2e/support/database.ts";
import { newNumber, ownSample, pdfFile } from "#e2e/support/invoices.ts";
import { sessionFile } from "#e2e/support/people.ts";
import { newRecipient } from "#e2e/support/recipient.ts";
import { newTeam, type Team } from "#e2e/support/team.ts";
import { startingWith, WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr;
const LIST = "/facturation/factures-a-valider";

async function signedIn(browser: Browser, baseURL: string | undefined, person: { id: string }, scripts = true) {
  const context = await browser.newContext({ baseURL, locale: "fr-FR", javaScriptEnabled: scripts });
  await signInByCookie(context, baseURL ?? "", person);
  return context.newPage();
}

/** A company whose manager validates what others send. */
async function newValidator(name: string): Promise<Team> {
  const team = await newTeam(name);
  await onDatabase(
    `insert into habilitation (id, membership_id, application, level)
     select $1, id, 'FACTURES_A_VALIDER', 'MODIFICATION' from membership where user_id = $2`,
    [crypto.randomUUID(), team.manager.id],
  );
  return team;
}

async function deposit(page: Page, from: Team, cadre: "cadreA9" | "cadreA12", validator: Team): Promise<string> {
  const sample = ownSample();
  const screen = new DepositPage(page, words);
  await screen.open();
  await screen.depositOne(await pdfFile({ ...sample, supplier: { ...sample.supplier, siret: from.siret } }));
  await page.getByRole("radio", { name: startingWith(words.deposit.form[cadre]) }).check();
  const field = screen.field("validator");
  await field.fill(validator.name.slice(0, 12));
  await page.getByRole("option").filter({ hasText: validator.siret }).click();
  await expect(page.getByRole("status").filter({ hasText: validator.name })).toBeVisible();
  await screen.field("vatType").selectOption("TVA_SUR_DEBIT");
  await screen.field("paymentMode").selectOption("VIREMENT");
  // The form as a whole is looked at by the tests of deposits.
  if (cadre === "cadreA9") await expectAccessible(page, "[data-cadres]");
  await screen.send();
  return sample.number;
}

async function open(page: Page, number: string): Promise<void> {
  await page.goto(LIST);
  await page.getByRole("link", { name: number, exact: true }).click();
}

async function answer(page: Page, kind: keyof typeof words.toValidate.answers, comment: string): Promise<void> {
  await page.getByRole("radio", { name: startingWith(words.toValidate.answers[kind].label) }).check();
  await page.getByLabel(startingWith(words.toValidate.comment)).fill(comment);
  await page.getByRole("button", { name: words.toValidate.send }).click();
}

async function recipient(browser: Browser, baseURL: string | undefined): Promise<ReceivedPage> {
  const agent = await browser.newContext({ baseURL, storageState: sessionFile("agent"), locale: "fr-FR" });
  return new ReceivedPage(await agent.newPage(), words);
}

test("F-115 T-48 an A9 is refused by its validator, without script too, and goes on", async ({ browser, baseURL }) => {
  const [from, main] = [await newTeam("SOUS-TRAITANT"), await newValidator("TITULAIRE DU MARCHÉ")];
  const direct = await deposit(await signedIn(browser, baseURL, from.manager), from, "cadreA9", main);

  // What looks at a page needs scripts; the answer does not.
  const seeing = await signedIn(browser, baseURL, main.manager);
  await open(seeing, direct);
  await expect(seeing.getByRole("heading", { level: 1 })).toContainText(direct);
  await expectAccessibleAtEachWidth(seeing);
  await seeing.context().close();

  const validator = await signedIn(browser, baseURL, main.manager, false);
  await validator.goto("/domaines/facturation");
  await validator
    .getByRole("link", { name: startingWith(words.toValidate.title) })
    .first()
    .click();
  await validator.getByRole("link", { name: direct, exact: true }).click();
  await answer(validator, "refuse", " ");
  await expect(validator.getByText(words.errors.transition.commentRequired).first()).toBeVisible();
  await answer(validator, "refuse", "Travaux non terminés.");
  await expect(validator.getByRole("status").first()).toContainText(/Déposée|acheminement|Mise à disposition/);

  const inbox = await recipient(browser, baseURL);
  await inbox.openInvoice(direct);
  await expect(inbox.page.getByText("Travaux non terminés.").first()).toBeVisible();
});

test("F-115 T-48 an A12 that came to another company goes to the right one and on, without script too", async ({
  browser,
  baseURL,
}) => {
  const [from, wrong, right] = [
    await newTeam("COTRAITANT"),
    await newValidator("MANDATAIRE D’UN AUTRE GROUPEMENT"),
    await newValidator("MANDATAIRE DU GROUPEMENT"),
  ];
  const supplier = await signedIn(browser, baseURL, from.manager);
  const joint = await deposit(supplier, from, "cadreA12", wrong);

  const validator = await signedIn(browser, baseURL, wrong.manager, false);
  await open(validator, joint);
  await answer(validator, "disclaim", "");
  // Only what is recorded can be corrected: the answer of the page says that it is.
  await expect(validator.getByRole("status").first()).toContainText(words.toValidate.done.slice(0, 30));

  await supplier.goto("/facturation/factures-emises/synthese");
  await supplier.getByRole("link", { name: `${words.issued.rowActions.correctValidator} ${joint}` }).click();
  await expect(supplier.getByLabel(startingWith(words.correctValidator.validator))).toBeVisible();
  await expectAccessibleAtEachWidth(supplier);
  await supplier.getByLabel(startingWith(words.correctValidator.validator)).fill(right.siret);
  await supplier.getByRole("button", { name: words.correctValidator.submit }).click();
  await expect(supplier.getByText(words.issued.done["valideur-corrige"])).toBeVisible();

  const mandataire = await signedIn(browser, baseURL, right.manager);
  await mandataire.goto(LIST);
  await expectAccessibleAtEachWidth(mandataire);
  await mandataire.getByRole("link", { name: joint, exact: true }).click();
  await answer(mandataire, "validate", "Bon pour paiement.");
  await expect(mandataire.getByRole("status").first()).toContainText(words.toValidate.done.slice(0, 30));

  const inbox = await recipient(browser, baseURL);
  await inbox.openInvoice(joint);
});

test("F-115 an A9 passes by two validators under its last day, an A12 that is refused stops, and the second answer of one company is told", async ({
  browser,
  baseURL,
}) => {
  const { pair, send } = await newRecipient();
  const [first, second] = [await newValidator("TITULAIRE"), await newValidator("MANDATAIRE DES DEUX")];
  const [direct, joint, pressing] = [newNumber(), newNumber(), newNumber()];
  const asked = { validatorIdentifier: first.siret };
  const a9 = { ...asked, cadre: "A9_FACTURE_SOUSTRAITANT" };
  await send(pair, { ...a9, number: direct, secondValidatorIdentifier: second.siret });
  const a12Id = await send(pair, { ...asked, number: joint, cadre: "A12_FACTURE_COTRAITANT" });
  const pressingId = await send(pair, { ...a9, number: pressing });
  await onDatabase("update invoice set to_validate_at = now() - interval '14 days' where id = $1", [pressingId]);

  const { toValidate, invoiceStatus, invoices } = words;
  const page = await signedIn(browser, baseURL, first.manager);
  await page.goto(LIST);
  const row = (number: string) => page.getByRole("row").filter({ hasText: number });
  await expect(row(pressing)).toContainText("1 jour restant");
  await expect(row(direct)).not.toContainText("restant");
  // An A12 has no last day at all.
  await expect(
    row(joint)
      .getByRole("cell")
      .filter({ hasText: /^\d\d\/\d\d\/\d{4}$/ }),
  ).toHaveCount(1);
  await expect(
    row(direct)
      .getByRole("cell")
      .filter({ hasText: /^\d\d\/\d\d\/\d{4}$/ }),
  ).toHaveCount(2);

  const late = await page.context().newPage();
  await late.goto(`${LIST}/${pressingId}`);
  await open(page, pressing);
  await expect(page.getByText(toValidate.lastDay.split("{date}")[1]?.trim() ?? "")).toBeVisible();
  await answer(page, "validate", "Travaux conformes.");
  await expect(page.getByRole("status").first()).toContainText(toValidate.done.slice(0, 30));
  await answer(late, "refuse", "Non conformes.");
  const [, after = ""] = invoices.sheet.tooLate.split("{date}");
  await expect(late.getByRole("alert").filter({ hasText: after.trim() })).toBeVisible();

  await open(page, joint);
  await expect(page.getByText(toValidate.noPeriod)).toBeVisible();
  await answer(page, "refuse", "Travaux non commandés.");
  await expect(page.getByRole("status").first()).toContainText(invoiceStatus.REFUSEE_1);

  await open(page, direct);
  await answer(page, "validate", "Bon pour la part du titulaire.");
  await expect(page.getByRole("status").first()).toContainText(invoiceStatus.A_VALIDER_2);
  const next = await signedIn(browser, baseURL, second.manager);
  await open(next, direct);
  await answer(next, "validate", "Bon pour paiement.");
  await expect(next.getByRole("status").first()).toContainText(toValidate.done.slice(0, 30));

  // The supplier reads why the A12 stopped, and may begin another; the recipient has the two A9 and never the A12.
  const supplier = await signedIn(browser, baseURL, { id: pair.seller.userId });
  await supplier.goto(`/facturation/factures-emises/${a12Id}`);
  await expect(supplier.getByText("Travaux non commandés.").first()).toBeVisible();
  await expect(supplier.getByRole("button", { name: words.correct.confirm })).toBeVisible();
  const inbox = new ReceivedPage(await signedIn(browser, baseURL, { id: pair.agent.userId }), words);
  await inbox.openInvoice(pressing);
  await expect(inbox.page.getByText("Travaux conformes.").first()).toBeVisible();
  await inbox.openInvoice(direct);
  await inbox.page.goto(`/facturation/factures-recues?vue=toutes&numero=${joint}`);
  await expect(inbox.page.getByRole("heading", { name: words.received.noResultTitle })).toBeVisible();
});
