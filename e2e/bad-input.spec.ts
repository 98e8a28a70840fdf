import { createTranslator } from "use-intl/core";
import { DepositPage, type UploadedFile } from "#e2e/pages/deposit.page.ts";
import { awake } from "#e2e/support/awake.ts";
import { expect, test } from "#e2e/support/fixtures.ts";
import { ownSample, pdfFile } from "#e2e/support/invoices.ts";
import { type Language, WORDS } from "#e2e/support/words.ts";
import { flateBomb, HOSTILE_XML, manyPages, pixelBomb } from "#tests/factories/documents/hostile.ts";
import { invoicePdf } from "#tests/factories/documents/pages.ts";

const words = WORDS.fr;
const file = (name: string, bytes: Uint8Array | string, mimeType = "application/pdf"): UploadedFile => ({
  name,
  mimeType,
  buffer: Buffer.from(bytes),
});
const png = (name: string, bytes: Uint8Array) => file(name, bytes, "image/png");
const xml = (name: string, bytes: Uint8Array | string) => file(name, bytes, "text/xml");

/** What the server says of a file, and the words for it where a script looks first. */
type Cause = {
  readonly file: UploadedFile;
  readonly code: keyof (typeof words)["errors"];
  readonly params?: Readonly<Record<string, string | number>>;
  readonly first?: { readonly key: "empty" | "tooLarge" | "nameTooLong"; readonly params?: Record<string, string> };
};

async function causes(): Promise<Cause[]> {
  const sound = await invoicePdf(ownSample(), "classic");
  const over = Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.alloc(10 * 1024 * 1024 + 1)]);
  return [
    { file: file("page.pdf", "<html>not a pdf</html>"), code: "EXTENSION_MISMATCH", params: { extension: "pdf" } },
    { file: file("vide.pdf", ""), code: "EMPTY", first: { key: "empty" } },
    {
      file: file("protégé.pdf", await invoicePdf(ownSample(), "classic", { userPassword: "secret" })),
      code: "ENCRYPTED_PDF",
    },
    { file: file("lourd.pdf", over), code: "TOO_LARGE", first: { key: "tooLarge", params: { size: "10,1" } } },
    {
      file: file(`${"f".repeat(47)}.pdf`, sound),
      code: "NAME_TOO_LONG",
      params: { length: 51, limit: 50 },
      first: { key: "nameTooLong", params: { length: "51" } },
    },
    { file: file("coupé.pdf", sound.subarray(0, 700)), code: "CORRUPT_PDF" },
    { file: file("pages.pdf", manyPages(10_000)), code: "TOO_MANY_PAGES", params: { pages: 10_000, limit: 200 } },
    { file: file("gonflé.pdf", flateBomb()), code: "DECOMPRESSION_BOMB" },
    { file: png("points.png", pixelBomb(50_000, 50_000)), code: "IMAGE_TOO_LARGE" },
    { file: file("image.pdf", pixelBomb(10, 10)), code: "EXTENSION_MISMATCH", params: { extension: "pdf" } },
    { file: file("facture", sound), code: "NAME_WITHOUT_EXTENSION" },
    { file: file("double.pdf.exe", sound), code: "EXTENSION_MISMATCH", params: { extension: "exe" } },
    { file: file("double.exe.pdf", "MZ\u0090\0"), code: "UNSUPPORTED_TYPE", params: { extension: "pdf" } },
    { file: file("facture\u202efdp.exe", sound), code: "NAME_NOT_ALLOWED" },
    { file: xml("livre.xml", '<?xml version="1.0"?><livre/>'), code: "XML_UNKNOWN_ROOT", params: { root: "livre" } },
    // Each kind is refused alike, which the tests of the detection walk through: a screen shows it for one.
    ...Object.entries(HOSTILE_XML)
      .filter(([name]) => process.env.EVERY_WAY || name === "billionLaughs")
      .map(([name, bytes]): Cause => ({ file: xml(`${name}.xml`, bytes), code: "XML_DTD" })),
  ];
}

/** Keys are made here, so the catalogue is read by key. */
type Say = {
  (key: string, values?: Cause["params"]): string;
  markup(key: string, values: Record<string, string | ((text: string) => string)>): string;
};

const translator = (language: Language) =>
  createTranslator({ locale: language, messages: WORDS[language] }) as unknown as Say;

/** A sentence of the catalogue with its figures, as the portal makes it. */
function sentence(language: Language, { code, params }: Cause): string {
  return translator(language)(`errors.${code}`, params);
}

/** The same after the name of its file, as the page tells it without scripts. */
function sentenceOfFile(language: Language, cause: Cause): string {
  return translator(language).markup("deposit.refusedFile", {
    file: (text) => text,
    name: cause.file.name,
    reason: sentence(language, cause),
  });
}

/** What a script says before anything is sent. */
function sentenceBefore(language: Language, { file: { name }, first }: Cause): string | null {
  if (!first) return null;
  return Object.entries({ name, ...first.params }).reduce(
    (text, [hole, value]) => text.replace(`{${hole}}`, value),
    WORDS[language].deposit.upload[first.key],
  );
}

/** What a form takes at once without scripts. */
const FILES_OF_A_FORM = 10;

for (const [scripts, language] of [
  [true, "fr"],
  [false, "en"],
] as const) {
  test(`F-148 every bad file gets its own sentence, and no draft, ${scripts ? "with scripts, in French" : "without scripts, in English"} (T-07, T-08, T-20, T-41)`, async ({
    as,
  }) => {
    test.setTimeout(180_000);
    const page = await as("supplier", { scripts, language });
    const deposit = new DepositPage(page, WORDS[language]);
    const failures: string[] = [];
    page.on("response", (response) => {
      if (response.status() >= 500) failures.push(`${response.status()} ${response.url()}`);
    });
    const all = await causes();
    await deposit.open();
    if (scripts) await awake(page);
    const together = scripts ? all.length : FILES_OF_A_FORM;
    for (let at = 0; at < all.length; at += together) {
      const some = all.slice(at, at + together);
      await deposit.choose(some.map((cause) => cause.file));
      for (const cause of some) {
        const { name } = cause.file;
        if (scripts) {
          const told = page
            .getByRole("listitem")
            .filter({ has: page.getByText(name, { exact: true }) })
            .locator('[data-wrong="true"]');
          const wanted = sentenceBefore(language, cause) ?? sentence(language, cause);
          await expect(told, name).toContainText(wanted, { timeout: 60_000 });
        } else {
          const told = page.getByRole("alert").getByRole("paragraph");
          const wanted = sentenceOfFile(language, cause);
          await expect(told.filter({ hasText: wanted }), name).toHaveText(wanted, { timeout: 60_000 });
        }
      }
      expect(new URL(page.url()).pathname).toBe("/facturation/factures-emises/deposer");
    }
    // Nothing was taken in: no file has a draft to open.
    await expect(page.getByRole("link", { name: WORDS[language].deposit.upload.open })).toHaveCount(0);
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
