import { type Browser, expect, test } from "@playwright/test";
import { FlowPage } from "#e2e/pages/flow.page.ts";
import { expectAccessibleAtEachWidth, prefer, RARE_LOOKS } from "#e2e/support/accessibility.ts";
import { signInByCookie } from "#e2e/support/database.ts";
import { newNumber, ownSample } from "#e2e/support/invoices.ts";
import { newTeam, type Team } from "#e2e/support/team.ts";
import { WORDS } from "#e2e/support/words.ts";
import { type Packed, zipOf } from "#tests/factories/documents/archives.ts";
import { readyUbl } from "#tests/factories/documents/einvoice.ts";
import { invoicePdf } from "#tests/factories/documents/pages.ts";

const words = WORDS.fr;
const FLOWS = "/facturation/factures-emises/flux";
/** The recipient of the demonstration that asks for nothing. */
const RECIPIENT = "12345678200051";

async function signedIn(browser: Browser, baseURL: string | undefined, person: { id: string }, scripts = true) {
  const context = await browser.newContext({ baseURL, locale: "fr-FR", javaScriptEnabled: scripts });
  await signInByCookie(context, baseURL ?? "", person);
  return context.newPage();
}

const ofTeam = (team: Team) =>
  invoicePdf({ ...ownSample(), supplier: { ...ownSample().supplier, siret: team.siret } }, "classic");

/** Files that a lot is known to be a trap for (T-10), each with what is said of it. */
const TRAPS: readonly (Packed & { readonly code: keyof (typeof words)["errors"] })[] = [
  { path: "../../evasion.pdf", bytes: Buffer.from("x"), code: "MEMBER_PATH" },
  { path: "lien.pdf", bytes: Buffer.from("/etc/passwd"), mode: 0o120_777, code: "MEMBER_LINK" },
  { path: "secret.pdf", bytes: Buffer.from("x"), flags: 1, code: "MEMBER_ENCRYPTED" },
  { path: "faux.pdf", bytes: Buffer.from("%PDF-1.4"), crc: 7, code: "MEMBER_DAMAGED" },
];

async function aLot(team: Team, number = newNumber()) {
  const files = [
    { path: "mars/facture.pdf", bytes: await ofTeam(team) },
    {
      path: "mars/electronique.xml",
      bytes: Buffer.from(readyUbl({ number, supplier: team.siret, recipient: RECIPIENT })),
    },
    { path: "notes.txt", bytes: Buffer.from("À ne pas oublier") },
    { path: "ancien.zip", bytes: zipOf([]) },
    { path: "__MACOSX/._facture.pdf" },
    ...TRAPS.map(({ code: _, ...trap }) => trap),
  ];
  return { name: "lot de mars.zip", mimeType: "application/zip", buffer: Buffer.from(zipOf(files)) };
}

test("F-55 F-147 T-10 T-48 a lot of good and bad files: its progress, its report file by file, its drafts", async ({
  browser,
  baseURL,
}) => {
  const team = await newTeam("MENUISERIE DES LOTS");
  const page = await signedIn(browser, baseURL, team.manager);
  const flow = new FlowPage(page, words);
  const address = await flow.drop(await aLot(team));
  await flow.untilDone();
  await expectAccessibleAtEachWidth(page);
  await flow.outcome("mars/facture.pdf", "draft");
  await flow.outcome("mars/electronique.xml", "draft");
  await flow.outcome("notes.txt", "refused");
  await flow.outcome("ancien.zip", "refused");
  await expect(flow.row("notes.txt")).toContainText("Déposez un PDF");
  await expect(flow.row("ancien.zip")).toContainText(words.errors.MEMBER_NESTED);
  for (const { path, code } of TRAPS) await expect(flow.row(path)).toContainText(String(words.errors[code]));
  await expect(page.getByText(words.flows.sheet.meaning.drafts)).toBeVisible();
  await expect(page.getByText(words.flows.states.IN_TRAITE_SE_CPP).first()).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: words.flows.sheet.csv }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^flux-CPP\d+\.csv$/);

  await flow.row("mars/facture.pdf").getByRole("link", { name: words.flows.sheet.open }).click();
  await expect(page).toHaveURL(/\/deposer\/[0-9a-f-]{36}/);
  await expect(flow.deposit.field("number")).not.toHaveValue("");

  // The electronic one lacks nothing: it leaves after a last look at its recipient and amounts.
  await page.goto(address);
  await page.getByRole("link", { name: words.flows.sheet.ready }).click();
  await expect(page.getByRole("group", { name: words.flows.send.choose })).toContainText("DESTINATAIRE SANS PARAMÈTRE");
  await expectAccessibleAtEachWidth(page);
  await page.getByRole("button", { name: words.flows.send.submit }).click();
  await expect(page.getByText("Une facture a été envoyée")).toBeVisible();
  await flow.outcome("mars/electronique.xml", "sent");
  await flow.outcome("mars/facture.pdf", "draft");
  await page.goto(FLOWS);
  await expectAccessibleAtEachWidth(page);

  // A lot that nobody can open is told as one.
  const broken = await aLot(team);
  await flow.drop({ ...broken, name: "lot abîmé.zip", buffer: broken.buffer.subarray(0, broken.buffer.length - 30) });
  await flow.untilDone();
  await expect(page.getByText(words.errors.ARCHIVE_DAMAGED)).toBeVisible();

  // Without script: the list by its number, and the same report.
  const plain = await signedIn(browser, baseURL, team.member, false);
  await plain.goto(`${FLOWS}?texte=mars`);
  await plain.getByRole("link", { name: /^CPP\d+$/ }).click();
  await expect(plain).toHaveURL(address);
  await new FlowPage(plain, words).outcome("notes.txt", "refused");
  const stranger = await signedIn(browser, baseURL, (await newTeam("AUTRE MENUISERIE")).manager);
  expect((await stranger.goto(address))?.status()).toBe(404);
  for (const one of [page, plain, stranger]) await one.context().close();
});

for (const look of RARE_LOOKS) {
  test(`T-48 the screens of flows are accessible (${look.theme}, ${look.language})`, async ({ browser, baseURL }) => {
    test.slow();
    const team = await newTeam("MENUISERIE DES FLUX");
    const page = await signedIn(browser, baseURL, team.manager);
    await prefer(page.context(), baseURL ?? "", look);
    const flow = new FlowPage(page, WORDS[look.language]);
    await page.goto(FLOWS);
    await expect(page.getByText(flow.words.emptyTitle)).toBeVisible();
    await flow.drop(await aLot(team));
    await flow.untilDone();
    await expectAccessibleAtEachWidth(page);
    await page.getByRole("link", { name: flow.words.sheet.ready }).click();
    await expect(page.getByRole("button", { name: flow.words.send.submit })).toBeVisible();
    await expectAccessibleAtEachWidth(page);
    await page.goto(FLOWS);
    await expectAccessibleAtEachWidth(page);
  });
}
