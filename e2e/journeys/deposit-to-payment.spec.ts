import { DepositPage } from "#e2e/pages/deposit.page.ts";
import { ReceivedPage } from "#e2e/pages/received.page.ts";
import { expect, test } from "#e2e/support/fixtures.ts";
import { ownSample, pdfFile } from "#e2e/support/invoices.ts";
import { type Language, WORDS } from "#e2e/support/words.ts";
import { signPdf } from "#tests/factories/documents/signed.ts";

for (const language of ["fr", "en"] as const satisfies Language[]) {
  test(`F-48 F-56 F-73 F-77 F-79 from a PDF to « Mise en paiement », in ${language}`, async ({ as }) => {
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
    await deposit.complete();
    const invoiceId = await deposit.send();

    const certificate = await supplier.request.get(`/facturation/factures-emises/${invoiceId}/certificat`);
    expect(certificate.headers()["content-type"]).toContain("application/pdf");
    expect((await certificate.body()).subarray(0, 5).toString()).toBe("%PDF-");

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
    for (const status of ["MISE_EN_PAIEMENT", "MANDATEE", "SERVICE_FAIT", "MISE_A_DISPOSITION", "DEPOSEE"] as const) {
      await expect(history.getByText(words.invoiceStatus[status]).first()).toBeVisible();
    }

    await supplier.goto("/notifications");
    await expect(supplier.getByRole("main").getByText(sample.number).first()).toBeVisible();
  });
}
