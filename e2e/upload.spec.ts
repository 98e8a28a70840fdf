import sharp from "sharp";
import { DepositPage } from "#e2e/pages/deposit.page.ts";
import { awake } from "#e2e/support/awake.ts";
import { expect, test } from "#e2e/support/fixtures.ts";
import { ownSample, pdfFile } from "#e2e/support/invoices.ts";
import { startingWith, WORDS } from "#e2e/support/words.ts";
import { invoicePdf } from "#tests/factories/documents/pages.ts";
import { scanJpeg } from "#tests/factories/documents/scan.ts";

test("F-49 F-158 a photo sent from a phone is cancelled, sent again, goes on by itself after two cuts, becomes its draft, and is sent from there", async ({
  as,
}) => {
  test.slow();
  const sample = ownSample();
  const photo = await sharp(await scanJpeg(await invoicePdf(sample, "classic")))
    .png()
    .toBuffer();
  expect(photo.length, "a photo of several pieces").toBeGreaterThan(1024 * 1024);
  const page = await as("supplier");
  await page.setViewportSize({ width: 360, height: 740 });
  const sent: string[] = [];
  // The first sending waits on its second piece until it is cancelled.
  let held = true;
  await page.route("**/api/envois/**", async (route) => {
    if (route.request().method() !== "PUT") return route.continue();
    if (held && !(route.request().headers()["content-range"] ?? "").startsWith("bytes 0-")) return;
    if (held) return route.continue();
    sent.push(route.request().headers()["content-range"] ?? "whole");
    // The second piece is lost before it arrives, the third after it did: its answer never comes.
    if (sent.length === 2) return route.abort("connectionreset");
    if (sent.length === 3) {
      await route.fetch();
      return route.abort("connectionreset");
    }
    return route.continue();
  });
  const deposit = new DepositPage(page, WORDS.fr);
  await deposit.open();
  await awake(page);
  const { upload } = WORDS.fr.deposit;
  const file = { name: "photo.png", mimeType: "image/png", buffer: photo };
  await deposit.choose(file);
  await expect(page.locator(".upload-message")).toHaveText(/[1-9]\d?\s%/);
  await page.getByRole("button", { name: upload.cancel }).click();
  await expect(page.getByText(upload.cancelled)).toBeVisible();
  held = false;
  await deposit.choose(file);
  await expect(page.getByText(upload.resuming)).toBeVisible();
  await page.waitForURL(/\/deposer\/[0-9a-f-]{36}/);
  // Each byte arrived once: the piece that was lost left again, the one whose answer was lost did not.
  const starts = sent.map((range) => Number(/^bytes (\d+)-/.exec(range)?.[1]));
  expect(starts.slice(0, 4)).toEqual([0, 524_288, 524_288, 1_048_576]);
  await expect(deposit.field("number")).toHaveValue(sample.number, { timeout: 60_000 });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBeLessThanOrEqual(360);
  await deposit.complete();
  await deposit.send();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(sample.number);
  expect(await width()).toBeLessThanOrEqual(360);
});

test("F-49 scripts cut in the middle leave a plain form: a file is deposited and its draft saved", async ({ as }) => {
  const page = await as("supplier");
  let asked = 0;
  let cut = 0;
  // One in two arrives; what needs the others never runs.
  await page.route("**/_next/static/**/*.js", (route) => {
    asked += 1;
    if (asked % 2 === 1) return route.continue();
    cut += 1;
    return route.abort("connectionreset");
  });
  const sample = ownSample();
  const deposit = new DepositPage(page, WORDS.fr);
  await deposit.open();
  await page.mouse.move(5, 5);
  await page.mouse.move(9, 9);
  await deposit.depositOne(await pdfFile(sample));
  expect(cut, "pieces of script that never came").toBeGreaterThan(1);
  await expect(deposit.field("number")).toHaveValue(sample.number);
  await deposit.field("contractNumber").fill("MARCHE-2026-18");
  await page.getByRole("button", { name: WORDS.fr.deposit.form.saveDraft }).first().click();
  await expect(
    page
      .getByRole("status")
      .filter({ hasText: /Enregistré à/ })
      .first(),
  ).toBeVisible();
  await page.reload();
  await expect(deposit.field("contractNumber")).toHaveValue("MARCHE-2026-18");
});

test("F-49 a form sent before its scripts arrive is a plain form, and nothing is sent twice", async ({ as }) => {
  const page = await as("supplier", { language: "en" });
  let late = () => {};
  const wait = new Promise<void>((resolve) => {
    late = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await wait;
    await route.continue().catch(() => undefined);
  });
  const sample = ownSample();
  await page.goto("/facturation/factures-emises/deposer", { waitUntil: "commit" });
  const deposit = new DepositPage(page, WORDS.en);
  await deposit.choose(await pdfFile(sample));
  await page.waitForURL(/\/deposer\/[0-9a-f-]{36}/, { waitUntil: "commit" });
  late();
  await expect(deposit.field("number")).toHaveValue(sample.number);

  // « Recherche avancée » (F-60, F-61): from the form to the directory and back, with the recipient in the draft.
  const { choose, form } = WORDS.en.deposit;
  await page
    .getByRole("button", { name: startingWith(form.advancedSearch) })
    .first()
    .click();
  await page.waitForURL(/\/destinataire$/);
  await page.getByRole("searchbox").fill("service");
  await page.getByRole("searchbox").press("Enter");
  await page
    .getByRole("button", { name: startingWith(choose.choose) })
    .first()
    .click();
  await page.waitForURL(/\/destinataire\?siret=|#champ-recipientIdentifier/);
  const siret = new URL(page.url()).searchParams.get("siret");
  if (siret)
    await page
      .getByRole("button", { name: startingWith(choose.choose) })
      .first()
      .click();
  await page.waitForURL(/\/deposer\/[0-9a-f-]{36}(\?|#|$)/);
  await expect(deposit.field("siret")).not.toHaveValue(sample.recipient.siret);
  await expect(page.getByRole("status").filter({ hasText: form.legalName })).toBeVisible();
});
