import { expect, type Page, test } from "@playwright/test";
import { DepositPage } from "#e2e/pages/deposit.page.ts";
import { expectAccessibleAtEachWidth, prefer, RARE_LOOKS } from "#e2e/support/accessibility.ts";
import { expect as expectSignedIn, test as signedIn } from "#e2e/support/fixtures.ts";
import { ownSample } from "#e2e/support/invoices.ts";
import { WORDS } from "#e2e/support/words.ts";
import { fullCii, fullUbl } from "#tests/factories/documents/einvoice.ts";
import { HOSTILE_XML } from "#tests/factories/documents/hostile.ts";
import { invoicePdf } from "#tests/factories/documents/pages.ts";
import { ciiXml } from "#tests/factories/documents/xml.ts";

const words = WORDS.fr;
const { validator } = words;

type Given = { name: string; mimeType: string; buffer: Buffer };
const xml = (content: string | Uint8Array): Given => ({
  name: "facture.xml",
  mimeType: "application/xml",
  buffer: Buffer.from(content),
});

async function check(page: Page, file: Given, said = validator): Promise<void> {
  await page.getByLabel(new RegExp(said.file)).setInputFiles(file);
  await page.getByRole("button", { name: said.check }).click();
}

const broken = fullUbl().replace("<cbc:Name>Article 1</cbc:Name>", "").replace('unitCode="C62"', 'unitCode="QQ"');

test("F-131 T-48 anyone has an electronic invoice checked: verdict, broken rules with their place, what it says", async ({
  page,
}) => {
  await page.goto("/validateur");
  await check(page, xml(broken));
  await expect(page.getByText(validator.verdicts.broken)).toBeVisible();
  const answer = page.getByRole("main");
  await expect(answer.getByText("BR-25")).toBeVisible();
  await expect(answer.getByText(/désignation de l’article \(BT-153\)/i)).toBeVisible();
  await expect(answer.getByText(/Ligne \d+ du fichier/).first()).toBeVisible();
  await expect(answer.getByText("BR-CL-23")).toBeVisible();
  await expect(answer.getByRole("heading", { name: "Facture F-2026-001" })).toBeVisible();
  await expect(answer.getByRole("rowheader", { name: "L2. Article 2" })).toBeVisible();
  await expectAccessibleAtEachWidth(page);

  // The same page takes the next one, and says so when nothing is wrong.
  const pdf = await invoicePdf(ownSample(), "classic", { attachments: [{ name: "factur-x.xml", content: fullCii() }] });
  await check(page, { name: "facture.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdf) });
  await expect(page.getByText(validator.verdicts.valid)).toBeVisible();
  await expect(page.getByText("BR-25")).toHaveCount(0);
});

test("F-131 what cannot be read is said, and never breaks the page", async ({ page }) => {
  await page.goto("/validateur");
  for (const [file, sentence] of [
    [xml(HOSTILE_XML.externalEntity ?? ""), "XML-DTD"],
    [xml(fullUbl().slice(0, 3000)), "XML-MALFORMED"],
    [xml(fullUbl().replace(">168.00<", ">186.00<")), "BR-CO-15"],
  ] as const) {
    await check(page, file);
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(page.getByText(validator.verdicts.unusable)).toBeVisible();
  }
  await check(page, {
    name: "page.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from(await invoicePdf(ownSample(), "classic")),
  });
  await expect(page.getByRole("alert").filter({ hasText: words.errors.NO_EINVOICE })).toBeVisible();
});

test("F-131 without script, and too large a file", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, locale: "fr-FR", javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/validateur");
  await check(page, xml(broken));
  await expect(page.getByText(validator.verdicts.broken)).toBeVisible();
  await expect(page.getByText("BR-25")).toBeVisible();
  await context.close();
});

for (const look of RARE_LOOKS) {
  test(`T-48 the validator and its verdict are accessible (${look.theme}, ${look.language})`, async ({
    page,
    context,
    baseURL,
  }) => {
    await prefer(context, baseURL ?? "", look);
    await page.goto("/validateur");
    await check(page, xml(broken), WORDS[look.language].validator);
    await expect(page.getByText("BR-25")).toBeVisible();
    await expectAccessibleAtEachWidth(page);
  });
}

signedIn("F-58 a Factur-X whose data contradict each other counts for its page, and says why", async ({ as }) => {
  const sample = ownSample();
  const content = ciiXml(sample).replace(/(<ram:GrandTotalAmount>)[^<]*/, "$11.00");
  const pdf = await invoicePdf(sample, "classic", { attachments: [{ name: "factur-x.xml", content }] });
  const page = await as("supplier");
  const deposit = new DepositPage(page, words);
  await deposit.open();
  await deposit.depositOne({ name: "facture.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdf) });
  await expectSignedIn(deposit.field("number")).toHaveValue(sample.number);
  await expectSignedIn(page.getByText(words.deposit.readWarnings.XML_UNUSABLE)).toBeVisible();
  await expectSignedIn(page.getByText("BR-CO-15")).toBeVisible();
  await expectSignedIn(page.getByText(/données inutilisables \(factur-x\.xml\)/)).toBeVisible();
});
