import { readFile } from "node:fs/promises";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { DepositPage } from "#e2e/pages/deposit.page.ts";
import { expectAccessibleAtEachWidth, LOOKS, prefer } from "#e2e/support/accessibility.ts";
import { signInByCookie } from "#e2e/support/database.ts";
import { newNumber, ownSample, pdfFile } from "#e2e/support/invoices.ts";
import { newRecipient } from "#e2e/support/recipient.ts";
import { newTeam } from "#e2e/support/team.ts";
import { WORDS } from "#e2e/support/words.ts";
import { csvReader } from "#lib/shared/csv-reader.ts";
import { unzip } from "#tests/factories/unzip.ts";

const words = WORDS.fr.issued;
const SEARCH = "/facturation/factures-emises/rechercher";
const WORK_LIST = "/facturation/factures-emises/synthese";

async function saved(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return readFile(await download.path());
}

test("F-82 F-84 F-85 F-89 F-90 F-91 a search, its file, its documents, a duplicate, and drafts deleted together, without script", async ({
  browser,
  baseURL,
}) => {
  const team = await newTeam("MENUISERIE DES LISTES");
  const context = await browser.newContext({ baseURL, locale: "fr-FR", javaScriptEnabled: false });
  await signInByCookie(context, baseURL ?? "", team.manager);
  const page = await context.newPage();
  const numbers = [newNumber(), newNumber()];
  for (const number of numbers) {
    const sample = { ...ownSample(number), supplier: { ...ownSample().supplier, siret: team.siret } };
    const deposit = new DepositPage(page, WORDS.fr);
    await deposit.open();
    await deposit.depositOne(await pdfFile(sample));
  }

  await page.goto(SEARCH);
  await page.getByLabel(words.search.number).fill(numbers[0] ?? "");
  await page.locator("summary").filter({ hasText: words.search.advanced.title }).click();
  await page.getByLabel(words.search.advanced.amountMin).fill("0,01");
  await page.getByRole("button", { name: words.search.submit, exact: true }).click();
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page).toHaveURL(/numero=.*ttc-min=0%2C01/);

  const csv = await saved(page, () => page.getByRole("link", { name: words.export.csv }).click());
  expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const reader = csvReader();
  const [head, row, ...more] = [...reader.push(csv.toString("utf8")), ...reader.end()].map(({ cells }) => cells);
  expect(head).toContain(words.export.columns.totalInclTax);
  expect(row).toContain(numbers[0]);
  expect(more).toEqual([]);
  const workbook = await saved(page, () => page.getByRole("link", { name: words.export.xlsx }).click());
  expect((await unzip(workbook)).get("xl/worksheets/sheet1.xml")?.toString()).toContain(numbers[0]);

  await page.goto(SEARCH);
  for (const number of numbers) {
    await page.getByLabel(words.selection.choose.replace("{number}", number), { exact: true }).check();
  }
  const zip = await unzip(
    await saved(page, () => page.getByRole("button", { name: words.selection.download }).click()),
  );
  for (const number of numbers) {
    expect(zip.get(`${number}/facture.pdf`)?.subarray(0, 5).toString()).toBe("%PDF-");
    expect(zip.get(`${number}/${words.archive.summary}`)?.toString()).toContain(number);
  }

  await page.getByRole("link", { name: `${words.rowActions.duplicate} ${numbers[0]}` }).click();
  await page.getByRole("button", { name: words.duplicate.submit }).click();
  await page.waitForURL(/\/deposer\/[0-9a-f-]{36}/);
  const deposit = new DepositPage(page, WORDS.fr);
  await expect(deposit.field("number")).toHaveValue("");
  await expect(deposit.field("siret")).toHaveValue(/12345678200051|123 456 782 00051/);
  const again = newNumber();
  const sample = { ...ownSample(again), supplier: { ...ownSample().supplier, siret: team.siret } };
  const missing = page.locator('form[action$="/facture"]');
  await missing.locator('input[type="file"]').setInputFiles(await pdfFile(sample));
  await missing.getByRole("button", { name: WORDS.fr.deposit.missing.submit }).click();
  await expect(deposit.field("number")).toHaveValue(again);

  await page.goto(WORK_LIST);
  const drafts = page.getByRole("heading", { level: 2, name: words.workList.groups.BROUILLON });
  await expect(drafts).toContainText("(3)");
  const amount = page.getByRole("columnheader", { name: words.columns.amountInclTax });
  await amount.getByRole("link").click();
  await expect(page).toHaveURL(/tri=montant-fort/);
  await expect(amount).toHaveAttribute("aria-sort", "descending");
  await amount.getByRole("link").click();
  await expect(amount).toHaveAttribute("aria-sort", "ascending");
  expect(await amount.evaluate((cell) => getComputedStyle(cell).position)).toBe("sticky");
  // On a telephone, where rows are cards, the headings that sort stay above them.
  await page.setViewportSize({ width: 320, height: 740 });
  await amount.getByRole("link").first().click();
  await expect(amount).toHaveAttribute("aria-sort", "descending");
  await page.setViewportSize({ width: 1280, height: 720 });
  // A column that is not wanted is gone, and is there again.
  const choose = async (checked: boolean) => {
    await page.locator("summary").filter({ hasText: words.columnChoice.title }).click();
    await page.getByRole("checkbox", { name: words.columns.totalInclTax, exact: true }).setChecked(checked);
    await page.getByRole("button", { name: words.columnChoice.save }).click();
    await expect(amount).toHaveCount(checked ? 1 : 0);
  };
  await choose(false);
  await choose(true);
  await page.getByRole("link", { name: words.instructor.label.replace("{number}", again) }).click();
  await page.getByLabel(words.instructor.of.replace("{number}", again)).selectOption({ label: "Mathilde Essai" });
  await page.getByRole("button", { name: words.instructor.save }).click();
  await expect(page.getByRole("row").filter({ hasText: again })).toContainText("Mathilde Essai");
  for (const number of numbers) {
    await page.getByLabel(words.selection.choose.replace("{number}", number), { exact: true }).check();
  }
  await page.getByRole("button", { name: words.selection.treat }).click();
  await page.getByRole("button", { name: "Supprimer les 2 brouillons" }).click();
  await expect(page.getByText(words.selection.deleted)).toHaveCount(2);
  await page.getByRole("link", { name: words.selection.back }).click();
  await expect(drafts).toContainText("(1)");
  await context.close();
});

test("T-48 the lists of issued invoices", async ({ browser, baseURL }) => {
  test.slow();
  const { pair, receive, treat, must } = await newRecipient();
  const rejected = await receive(pair);
  must(await treat(pair, rejected, { event: "reject", motif: "MONTANT_ERR" }));
  must(await treat(pair, await receive(pair), { event: "suspend", motif: "JUSTIF_ABS" }));
  const screens = [
    `${SEARCH}?ttc-min=1&etat-du=2026-02-31`,
    WORK_LIST,
    `${WORK_LIST}?affecter=${rejected}`,
    `/facturation/factures-emises/selection?choix=${rejected}`,
    `/facturation/factures-emises/${rejected}/dupliquer`,
  ];
  for (const look of LOOKS) {
    const context: BrowserContext = await browser.newContext({ baseURL });
    await prefer(context, baseURL ?? "", look);
    await signInByCookie(context, baseURL ?? "", { id: pair.seller.userId });
    const page = await context.newPage();
    for (const screen of screens) {
      await page.goto(screen);
      await expectAccessibleAtEachWidth(page);
      if (process.env.SHOTS) {
        for (const width of [1280, 320]) {
          await page.setViewportSize({ width, height: 900 });
          const name = `${screens.indexOf(screen)}-${look.language}-${look.theme}-${width}`;
          await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
        }
      }
    }
    await context.close();
  }
});
