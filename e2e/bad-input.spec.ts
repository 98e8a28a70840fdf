import { DepositPage, type UploadedFile } from "#e2e/pages/deposit.page.ts";
import { expect, test } from "#e2e/support/fixtures.ts";
import { ownSample, pdfFile } from "#e2e/support/invoices.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { WORDS } from "#e2e/support/words.ts";
import { HOSTILE_XML, manyPages } from "#tests/factories/documents/hostile.ts";
import { invoicePdf } from "#tests/factories/documents/pages.ts";

const words = WORDS.fr;
const pdf = (bytes: Uint8Array | string, name = "facture.pdf"): UploadedFile => ({
  name,
  mimeType: "application/pdf",
  buffer: Buffer.from(bytes),
});

/** Each with a word that the sentence must hold: what is wrong, as a person reads it. */
const WRONG: Record<string, () => Promise<{ file: UploadedFile; says: RegExp }>> = {
  "not what it says": async () => ({ file: pdf("<html>not a pdf</html>"), says: /contenu|PDF|reconnu/i }),
  empty: async () => ({ file: pdf(""), says: /vide/i }),
  encrypted: async () => ({
    file: pdf(await invoicePdf(ownSample(), "classic", { userPassword: "secret" })),
    says: /mot de passe|protégé/i,
  }),
  "over 10 MB": async () => ({
    file: pdf(Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.alloc(10 * 1024 * 1024 + 1)])),
    says: /10/,
  }),
  "with a name of more than 50 characters": async () => ({
    file: { ...(await pdfFile(ownSample())), name: `${"f".repeat(47)}.pdf` },
    says: /50/,
  }),
  corrupt: async () => ({
    file: pdf((await invoicePdf(ownSample(), "classic")).subarray(0, 700)),
    says: /endommagé|abîmé|lu/i,
  }),
  "of 10 000 pages": async () => ({ file: pdf(manyPages(10_000)), says: /page/i }),
  // Each kind is refused alike, which the tests of the detection walk through: a screen shows it for one.
  ...Object.fromEntries(
    Object.entries(HOSTILE_XML)
      .filter(([name]) => process.env.EVERY_WAY || name === "billionLaughs")
      .map(([name, bytes]) => [
        `XML: ${name}`,
        async () => ({ file: { name: "facture.xml", mimeType: "text/xml", buffer: Buffer.from(bytes) }, says: /DTD/ }),
      ]),
  ),
};

for (const scripts of BOTH_WAYS) {
  test(`F-148 every bad file gets a sentence, and no draft, ${scripts ? "with" : "without"} scripts`, async ({
    as,
  }) => {
    test.setTimeout(180_000);
    const page = await as("supplier", { scripts });
    const deposit = new DepositPage(page, words);
    const failures: string[] = [];
    page.on("response", (response) => {
      if (response.status() >= 500) failures.push(`${response.status()} ${response.url()}`);
    });
    for (const [title, make] of Object.entries(WRONG)) {
      const { file, says } = await make();
      await deposit.open();
      await deposit.choose(file);
      const told = page
        .getByRole("main")
        .locator('[role="alert"], .notice, .field-error, [data-wrong="true"]')
        .filter({ hasText: says });
      await expect(told.first(), title).toBeVisible({ timeout: 30_000 });
      expect(new URL(page.url()).pathname, title).toBe("/facturation/factures-emises/deposer");
    }
    expect(failures).toEqual([]);
  });
}

test("F-64 a duplicate number is refused, with a link to the first", async ({ as }) => {
  const sample = ownSample();
  const page = await as("supplier");
  const deposit = new DepositPage(page, words);
  await deposit.open();
  await deposit.depositOne(await pdfFile(sample));
  await deposit.complete();
  const first = await deposit.send();
  await deposit.open();
  await deposit.depositOne(await pdfFile(sample, "letter"));
  await deposit.complete();
  await deposit.validate();
  const link = page.locator(`a[href*="${first}"]`).first();
  await expect(link).toBeVisible();
});

test("T-04 a double click, a reload and a step back send one invoice", async ({ as }) => {
  const sample = ownSample();
  const page = await as("supplier");
  const deposit = new DepositPage(page, words);
  await deposit.open();
  await deposit.depositOne(await pdfFile(sample));
  await deposit.complete();
  await deposit.validate();
  await page.waitForURL(/\/verifier/);
  const check = page.url();
  await page.getByRole("button", { name: words.deposit.check.send, exact: true }).dblclick();
  await page.waitForURL(/\/recapitulatif/);
  await page.reload();
  await expect(page.getByText(words.deposit.recap.sentTitle)).toBeVisible();
  await page.goto(check);
  await expect(page).toHaveURL(/\/recapitulatif/);
  await page.goto(`/facturation/factures-emises/rechercher?numero=${encodeURIComponent(sample.number)}`);
  await expect(page.getByRole("main").getByRole("link", { name: sample.number, exact: true })).toHaveCount(1);
});

test("F-54 what was typed in a draft is there again, from another window", async ({ as }) => {
  const page = await as("supplier");
  const deposit = new DepositPage(page, words);
  await deposit.open();
  const url = await deposit.depositOne(await pdfFile(ownSample()));
  await deposit.field("contractNumber").fill("MARCHE-2026-17");
  await deposit.field("totalExclTax").fill("douze euros");
  await expect(page.getByText(/Enregistré à/).first()).toBeVisible();
  const again = new DepositPage(await as("supplier"), words);
  await again.page.goto(url);
  await expect(again.field("contractNumber")).toHaveValue("MARCHE-2026-17");
  await expect(again.field("totalExclTax")).toHaveValue("douze euros");
});
