import { type Browser, expect, test } from "@playwright/test";
import { ReceivedPage } from "#e2e/pages/received.page.ts";
import { ReturnedPage } from "#e2e/pages/returned.page.ts";
import { expectAccessible, expectAccessibleAtEachWidth } from "#e2e/support/accessibility.ts";
import { onDatabase, signInByCookie } from "#e2e/support/database.ts";
import { newNumber } from "#e2e/support/invoices.ts";
import { newRecipient } from "#e2e/support/recipient.ts";
import { type Language, startingWith, WORDS } from "#e2e/support/words.ts";

async function signedIn(
  browser: Browser,
  baseURL: string | undefined,
  person: { userId: string },
  { language = "fr", width = 1280, scripts = true }: { language?: Language; width?: number; scripts?: boolean } = {},
) {
  const locale = language === "fr" ? "fr-FR" : "en-GB";
  const context = await browser.newContext({
    baseURL,
    locale,
    viewport: { width, height: 900 },
    javaScriptEnabled: scripts,
  });
  await context.addCookies([{ name: "langue", value: language, url: baseURL ?? "" }]);
  await signInByCookie(context, baseURL ?? "", { id: person.userId });
  return context.newPage();
}

test("F-93 T-48 an invoice to recycle: only its address changes, the right service is proposed, it is sent back and seen again, on a telephone", async ({
  browser,
  baseURL,
}) => {
  const { pair, makeService, receive, treat, must } = await newRecipient();
  for (const code of ["ECOLES", "VOIRIE"]) await makeService(pair.recipient.id, code);
  const number = newNumber();
  const invoiceId = await receive(pair, { number, recipientServiceCode: "ECOLES", commitmentNumber: "BC-41" });
  must(await treat(pair, invoiceId, { event: "ask-recycling", motif: "SE_ERR", comment: "Cela revient à VOIRIE." }));
  await onDatabase("update structure set requires_service = true where id = $1", [pair.recipient.id]);

  const supplier = new ReturnedPage(await signedIn(browser, baseURL, pair.seller, { width: 320 }), WORDS.fr);
  const { recycle, errors } = WORDS.fr;
  await supplier.follow("recycle", number);
  const main = supplier.page.getByRole("main");
  await expect(main.getByText("Cela revient à VOIRIE.")).toBeVisible();
  // Nothing else of the invoice stands in a field.
  await expect(main.getByRole("textbox")).toHaveCount(3);
  await expect(main.getByRole("combobox")).toHaveCount(1);
  await expect(supplier.field(recycle.service)).toHaveValue("VOIRIE");
  await expect(main.getByRole("listitem").filter({ hasText: recycle.proposals.named })).toContainText("VOIRIE");
  await expectAccessible(supplier.page);
  const late = await supplier.page.context().newPage();
  await late.goto(supplier.page.url());

  await supplier.field(recycle.service).selectOption("");
  await supplier.press(recycle.submit);
  await supplier.expectRefused(errors.service.required);
  await supplier.field(recycle.service).selectOption("VOIRIE");
  await supplier.field(recycle.commitment).fill("BC-42");
  await supplier.press(recycle.submit);
  await supplier.expectDone("recyclee");

  const again = new ReturnedPage(late, WORDS.fr);
  await again.press(recycle.submit);
  await expect(late.getByRole("alert").filter({ hasText: "rien de ce que vous avez demandé" })).toBeVisible();

  const agent = new ReceivedPage(await signedIn(browser, baseURL, pair.agent), WORDS.fr);
  await agent.openInvoice(number);
  await expect(agent.page.getByRole("main").getByText("VOIRIE").first()).toBeVisible();
  await expect(agent.page.getByRole("main").getByText("BC-42").first()).toBeVisible();
});

test("F-94 T-48 a suspended invoice bars the way after a week, says what is missing and is completed, in English", async ({
  browser,
  baseURL,
}) => {
  const { pair, receive, treat, must } = await newRecipient();
  const [old, number, gone] = [newNumber(), newNumber(), newNumber()];
  const rejected = await receive(pair, { number: old });
  must(await treat(pair, rejected, { event: "reject", motif: "MONTANT_ERR" }));
  const suspended = await receive(pair, { number });
  must(await treat(pair, suspended, { event: "suspend", motif: "JUSTIF_ABS", comment: "Le bon de livraison." }));
  const lost = await receive(pair, { number: gone });
  must(await treat(pair, lost, { event: "suspend", motif: "AUTRE" }));
  await onDatabase("update invoice set status_at = now() - interval '8 days' where id = $1", [rejected]);

  const words = WORDS.en;
  const { returned, complete, errors, invoices } = words;
  const supplier = new ReturnedPage(await signedIn(browser, baseURL, pair.seller, { language: "en" }), words);
  const main = supplier.page.getByRole("main");
  // Whatever page is asked for first, a rejection of eight days comes before it.
  await supplier.page.goto("/facturation/factures-emises/rechercher");
  await expect(supplier.page).toHaveURL(/\/acquitter$/);
  await expect(main.getByText(returned.dueTitle)).toBeVisible();
  await expect(main.getByRole("row", { name: old })).toContainText(returned.late);
  await expect(main.getByRole("row", { name: number })).toContainText("Le bon de livraison.");
  await expect(main.getByRole("row", { name: number })).not.toContainText(returned.late);
  await expectAccessibleAtEachWidth(supplier.page);
  await supplier.press(returned.acknowledge);
  await expect(supplier.page).toHaveURL(/\/synthese$/);

  const late = await supplier.page.context().newPage();
  await late.goto(`/facturation/factures-emises/${lost}/completer`);
  await supplier.follow("complete", number);
  await expect(main.getByText(invoices.motifs.JUSTIF_ABS)).toBeVisible();
  await expect(main.getByText("Le bon de livraison.")).toBeVisible();
  await expectAccessibleAtEachWidth(supplier.page);
  await supplier.press(complete.submit);
  await supplier.expectRefused(errors.transition.attachmentOrCommentRequired);
  await supplier.field(complete.designation).fill("Bon de livraison");
  const file = { name: "livraison.csv", mimeType: "text/csv", buffer: Buffer.from("article;quantité\nporte;3\n") };
  await supplier.field(complete.file).setInputFiles(file);
  await supplier.press(complete.add);
  await expect(main.getByRole("listitem").filter({ hasText: "livraison.csv" })).toBeVisible();
  await supplier.field(complete.comment).fill("Voici le bon.");
  await supplier.press(complete.submit);
  await supplier.expectDone("completee");

  // The other one was rejected while its page stood open.
  must(await treat(pair, lost, { event: "reject", motif: "DOUBLE_FACT" }));
  const other = new ReturnedPage(late, words);
  await other.field(complete.comment).fill("Trop tard.");
  await other.press(complete.submit);
  await other.expectTooLate("REJETEE");

  const agent = new ReceivedPage(await signedIn(browser, baseURL, pair.agent), WORDS.fr);
  await agent.page.goto(`/facturation/factures-recues/${suspended}`);
  await agent.expectStatus("COMPLETEE");
  await expect(agent.page.getByText("Voici le bon.").first()).toBeVisible();
  await expect(agent.page.getByRole("row", { name: "livraison.csv" })).toContainText("Bon de livraison");
});

test("F-95 F-136 F-146 a rejection is acknowledged and corrected in a draft tied to it, a cancellation asked for and answered, a payment declared", async ({
  browser,
  baseURL,
}) => {
  const { pair, member, receive, treat, must } = await newRecipient();
  const [number, unwanted, paid] = [newNumber(), newNumber(), newNumber()];
  const rejected = await receive(pair, { number });
  must(await treat(pair, rejected, { event: "reject", motif: "TX_TVA_ERR", comment: "Le taux est de 10 %." }));
  const kept = await receive(pair, { number: unwanted });
  const payment = await receive(pair, { number: paid });
  must(await treat(pair, payment, { event: "pay" }));
  const reader = await member("Lise", pair.supplier.id, "FACTURES_EMISES", "CONSULTATION");

  const words = WORDS.fr;
  const { acknowledge, correct, cancellation, declarePayment, errors, invoices } = words;
  const supplier = new ReturnedPage(await signedIn(browser, baseURL, pair.seller), words);
  const main = supplier.page.getByRole("main");
  await supplier.follow("acknowledge", number);
  await expect(main.getByText("Le taux est de 10 %.")).toBeVisible();
  await supplier.press(acknowledge.confirm);
  await supplier.expectDone("rejet-traite");
  await expect(main.getByRole("button", { name: acknowledge.confirm })).toHaveCount(0);
  await supplier.press(correct.confirm);
  await supplier.page.waitForURL(/\/deposer\/[0-9a-f-]{36}/);
  const draft = /[0-9a-f-]{36}/.exec(supplier.page.url())?.[0] ?? "";
  await expect(supplier.field(words.deposit.form.number)).toHaveValue("");
  await expect(supplier.field(words.deposit.form.amountDue)).toHaveValue(/1\s?200,00/);
  await supplier.openSheet(draft);
  await main.getByText(correct.replaces).getByRole("link", { name: number }).click();
  await expect(main.getByText(correct.replacedBy)).toBeVisible();

  // An empty request is refused; the answer is the recipient's, who says why it keeps the invoice, and then gives it up.
  await supplier.openSheet(kept);
  await supplier.ask(" ");
  await supplier.expectRefused(errors.transition.commentRequired);
  await supplier.ask("Envoyée deux fois.");
  await supplier.expectDone("annulation-demandee");
  const agent = await signedIn(browser, baseURL, pair.agent);
  await agent.goto(`/facturation/factures-recues/${kept}`);
  const reply = async (page: typeof agent, decision: string, comment: string) => {
    const form = page
      .locator("form")
      .filter({ has: page.getByRole("button", { name: cancellation.send, exact: true }) });
    await form.getByRole("radio", { name: startingWith(decision) }).check();
    await form.getByLabel(startingWith(cancellation.comment)).fill(comment);
    await form.getByRole("button").click();
  };
  await expect(agent.getByText("Envoyée deux fois.").first()).toBeVisible();
  await reply(agent, cancellation.refuse, "");
  await expect(agent.getByText(errors.transition.commentRequired).first()).toBeVisible();
  await reply(agent, cancellation.refuse, "Déjà au service comptable.");
  await expect(agent.getByRole("heading", { name: cancellation.title })).toHaveCount(0);
  await supplier.page.goto(`/facturation/factures-emises/${kept}/suivi`);
  await expect(main.getByText("Déjà au service comptable.").first()).toBeVisible();
  await supplier.openSheet(kept);
  await supplier.ask("Le chantier est annulé.");
  await supplier.expectDone("annulation-demandee");
  await agent.goto(`/facturation/factures-recues/${kept}`);
  const late = await signedIn(browser, baseURL, pair.agent, { scripts: false });
  await late.goto(agent.url());
  await reply(agent, cancellation.accept, "");
  await new ReceivedPage(agent, words).expectStatus("REJETEE");
  await reply(late, cancellation.refuse, "Nous la gardons.");
  await new ReturnedPage(late, words).expectTooLate("REJETEE");
  await supplier.openSheet(kept);
  await expect(main.getByText(words.invoiceStatus.REJETEE).first()).toBeVisible();

  // Who may only read is not offered to say that it was paid.
  const onlooker = await signedIn(browser, baseURL, reader);
  await onlooker.goto(`/facturation/factures-emises/${payment}`);
  await expect(onlooker.getByRole("heading", { level: 1 })).toContainText(paid);
  await expect(onlooker.getByRole("button", { name: declarePayment.confirm })).toHaveCount(0);
  await supplier.openSheet(payment);
  await supplier.press(declarePayment.confirm);
  await supplier.expectDone("paiement-recu");
  await expect(main.getByText(startingWith(invoices.sheet.paymentReceived.split("{")[0] ?? ""))).toBeVisible();
  await expect(main.getByRole("button", { name: declarePayment.confirm })).toHaveCount(0);
});
