import { DepositPage } from "#e2e/pages/deposit.page.ts";
import { ReceivedPage } from "#e2e/pages/received.page.ts";
import { expect, test } from "#e2e/support/fixtures.ts";
import { ownSample, pdfFile } from "#e2e/support/invoices.ts";
import { type Language, WORDS } from "#e2e/support/words.ts";
import { signPdf } from "#tests/factories/documents/signed.ts";

for (const language of ["fr", "en"] as const satisfies Language[]) {
  test(`F-48 F-52 F-56 F-71 F-72 F-73 F-74 F-76 F-77 F-79 F-137 F-149 from a PDF to « Mise en paiement », in ${language}`, async ({
    as,
  }) => {
    const words = WORDS[language];
    const sample = ownSample();

    const supplier = await as("supplier", { language });
    const deposit = new DepositPage(supplier, words);
    await deposit.open();
    const plain = await pdfFile(sample);
    // In English the document is signed: what that is worth is told to both sides.
    const signed = language === "en";
    await deposit.depositOne(signed ? { ...plain, buffer: Buffer.from(await signPdf(plain.buffer)) } : plain);
    await expect(deposit.field("number")).toHaveValue(sample.number);
    await expect(deposit.field("siret")).toHaveValue(/12345678200051|123 456 782 00051/);
    const intact = words.signatures.states.INTACT.replace("{file}", plain.name);
    if (signed) await expect(supplier.getByText(intact)).toBeVisible();
    // « Cadre de facturation » is a plain question, its code beside the answer.
    await expect(
      supplier.getByRole("group", { name: new RegExp(words.deposit.form.cadreQuestion.slice(0, -2)) }),
    ).toBeVisible();
    await expect(supplier.getByText(words.deposit.form.cadreA1Hint)).toBeVisible();
    // What this recipient sent back before, in other tests too, counts as well: a hundred is not promised.
    const told = new RegExp(words.deposit.form.score.replace("{score}", "(\\d+)"));
    const score = async () => Number(told.exec((await supplier.getByText(told).textContent()) ?? "")?.[1]);
    const before = await score();
    await deposit.complete();
    await expect.poll(score).toBeGreaterThan(before);
    await deposit.validate();
    await supplier.waitForURL(/\/verifier/);
    // Nothing has left yet: the recipient in full, and a button that says what it does.
    await expect(supplier.getByText(words.deposit.check.to)).toBeVisible();
    await expect(supplier.getByText(sample.recipient.name).first()).toBeVisible();
    await supplier.goBack();
    const invoiceId = await deposit.send();

    // The recap is an address: the same page later, with what was sent and where to go from there.
    const { recap } = words.deposit;
    await supplier.goto(`/facturation/factures-emises/${invoiceId}/recapitulatif`);
    await expect(supplier.getByRole("heading", { level: 1 })).toContainText(sample.number);
    for (const label of [words.deposit.form.totalExclTax, words.deposit.form.amountDue, recap.depositedAt]) {
      await expect(supplier.getByText(label, { exact: true })).toBeVisible();
    }
    for (const [name, address] of [
      [recap.follow, /\/suivi$/],
      [recap.details, new RegExp(`${invoiceId}$`)],
      [recap.anotherSame, /\/dupliquer$/],
      [recap.another, /\/deposer$/],
    ] as const) {
      await expect(supplier.getByRole("link", { name, exact: true })).toHaveAttribute("href", address);
    }

    const certificate = await supplier.request.get(`/facturation/factures-emises/${invoiceId}/certificat`);
    expect(certificate.headers()["content-type"]).toContain("application/pdf");
    expect((await certificate.body()).subarray(0, 5).toString()).toBe("%PDF-");

    // What was read from a page leaves as data, in both syntaxes of the norm.
    await supplier.goto(`/facturation/factures-emises/${invoiceId}`);
    for (const [syntax, root] of [
      ["UBL", "<Invoice "],
      ["CII", "<rsm:CrossIndustryInvoice "],
    ] as const) {
      const link = supplier.getByRole("link", { name: words.invoices.sheet.dataAs.replace("{syntax}", syntax) });
      const data = await supplier.request.get((await link.getAttribute("href")) ?? "");
      expect(data.headers()["content-disposition"]).toContain(`${sample.number}-${syntax.toLowerCase()}.xml`);
      expect(await data.text()).toContain(root);
    }

    const agent = await as("agent", { language });
    const received = new ReceivedPage(agent, words);
    await received.openInvoice(sample.number);
    if (signed) await expect(agent.getByText(intact)).toBeVisible();
    for (const [event, status] of [
      ["confirm-service", "SERVICE_FAIT"],
      ["order-payment", "MANDATEE"],
      ["pay", "MISE_EN_PAIEMENT"],
    ] as const) {
      await received.move(event);
      await received.expectMoved(status);
    }

    await supplier.goto(`/facturation/factures-emises/${invoiceId}/suivi`);
    const history = supplier.getByRole("main");
    await expect(history.getByRole("row").filter({ hasText: words.invoiceStatus.DEPOSEE })).toContainText(
      /\d{1,2}:\d{2}/,
    );
    for (const status of ["MISE_EN_PAIEMENT", "MANDATEE", "SERVICE_FAIT", "MISE_A_DISPOSITION", "DEPOSEE"] as const) {
      await expect(history.getByText(words.invoiceStatus[status]).first()).toBeVisible();
    }

    await supplier.goto("/notifications");
    await expect(supplier.getByRole("main").getByText(sample.number).first()).toBeVisible();
  });
}
