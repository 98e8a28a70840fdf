import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { DepositPage, type UploadedFile } from "#e2e/pages/deposit.page.ts";
import { FlowPage } from "#e2e/pages/flow.page.ts";
import { awake } from "#e2e/support/awake.ts";
import { signInByCookie } from "#e2e/support/database.ts";
import { newNumber, ownSample } from "#e2e/support/invoices.ts";
import { belongTo, newTeam, type Team } from "#e2e/support/team.ts";
import { startingWith, WORDS } from "#e2e/support/words.ts";
import { tarGzOf } from "#tests/factories/documents/archives.ts";
import { asZugferd1, fullCii, readyCii, readyUbl } from "#tests/factories/documents/einvoice.ts";
import { invoicePdf } from "#tests/factories/documents/pages.ts";
import { scanPdf } from "#tests/factories/documents/scan.ts";
import { signPdf } from "#tests/factories/documents/signed.ts";
import { aPdf, aPhoto } from "#tests/factories/files.ts";

const words = WORDS.fr;
const { formats, why, upload } = words.deposit;
/** The recipient of the demonstration that asks for nothing. */
const RECIPIENT = "12345678200051";

const file = (name: string, bytes: Uint8Array | string): UploadedFile => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(bytes),
});

/** « Image (reconnu à son en-tête TIFF) » */
const told = (format: keyof typeof formats, reason: string, level = "") => `${formats[format]}${level} (${reason})`;
const said = (code: keyof typeof why, hole: string, value: string) => why[code].replace(`{${hole}}`, value);

/** One file of each format, with what its draft says of it; what is a picture comes first, since it is read while the others arrive. */
async function oneOfEach(team: Team): Promise<readonly (readonly [UploadedFile, string])[]> {
  const parties = { supplier: team.siret, recipient: RECIPIENT };
  const lines = ["MENUISERIE", "Facture n° 12"];
  const picture = () => sharp(Buffer.from(photo)).resize(620);
  const photo = await aPhoto(lines);
  const page = await aPdf(lines);
  const cii = asZugferd1(fullCii());
  const zugferd = await invoicePdf(ownSample(), "classic", {
    attachments: [{ name: "ZUGFeRD-invoice.xml", content: cii }],
  });
  return [
    [file("photo.jpg", await picture().jpeg().toBuffer()), told("IMAGE", said("IMAGE_HEADER", "format", "JPEG"))],
    [file("scan.tiff", await picture().tiff().toBuffer()), told("IMAGE", said("IMAGE_HEADER", "format", "TIFF"))],
    [file("photo.webp", await picture().webp().toBuffer()), told("IMAGE", said("IMAGE_HEADER", "format", "WEBP"))],
    [file("scan.pdf", await scanPdf(page, { dpi: 80 })), told("PDF_NON_SIGNE", said("PDF_HEADER", "version", "1.3"))],
    [
      file("signé.pdf", await signPdf(page)),
      told("PDF_SIGNE_PADES", said("PDF_SIGNATURE", "filter", "ETSI.CAdES.detached")),
    ],
    [
      file("zugferd.pdf", zugferd),
      told("IN_DP_E2_CII_FACTURX", said("EMBEDDED_XML", "attachment", "ZUGFeRD-invoice.xml"), ", ZUGFeRD 1"),
    ],
    [
      file("ubl.xml", readyUbl({ ...parties, number: newNumber() })),
      told("IN_DP_E1_UBL_INVOICE", said("XML_ROOT", "root", "Invoice"), ", EN 16931"),
    ],
    [
      file("cii.xml", readyCii({ ...parties, number: newNumber() })),
      told("IN_DP_E1_CII_16B", said("XML_ROOT", "root", "CrossIndustryInvoice"), ", EN 16931"),
    ],
  ];
}

const line = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });

test("F-49 F-50 F-55 one file of each format in one sending: each draft says what the file is and what told it", async ({
  page,
  context,
  baseURL,
}) => {
  test.slow();
  const team = await newTeam("MENUISERIE DES FORMATS");
  await signInByCookie(context, baseURL ?? "", team.manager);
  const deposit = new DepositPage(page, words);
  const files = await oneOfEach(team);
  const inLot = await aPdf(["MENUISERIE", "Facture n° 13"]);
  const lot = file("lot.tar.gz", tarGzOf([{ path: "mars/facture.pdf", bytes: inLot }]));
  await deposit.open();
  await awake(page);
  await deposit.choose([...files.map(([one]) => one), lot]);
  await expect(line(page, lot.name)).toContainText(upload.archiveDone, { timeout: 60_000 });
  const addressOf = async (name: string, label: string) =>
    (await line(page, name).getByRole("link", { name: label, exact: true }).getAttribute("href")) ?? "";
  const drafts: (readonly [string, string])[] = [];
  for (const [{ name }, text] of files) drafts.push([await addressOf(name, upload.open), text]);
  const flow = await addressOf(lot.name, upload.openFlow);
  // What has no picture is read already; the pictures had the time of these pages.
  for (const [address, text] of drafts.reverse()) {
    await page.goto(address);
    await expect(page.getByRole("main").getByText(text)).toBeVisible({ timeout: 60_000 });
  }
  await page.goto(flow);
  const sheet = new FlowPage(page, words);
  await sheet.untilDone();
  await sheet.outcome("mars/facture.pdf", "draft");
});

test("F-49 F-50 F-53 F-76 a valid Factur-X lacks nothing: from the file to its certificate", async ({
  page,
  context,
  baseURL,
}) => {
  const team = await newTeam("MENUISERIE FACTUR-X");
  const { structureId } = await newTeam("AUTRE MENUISERIE");
  await belongTo(team.manager, structureId);
  await signInByCookie(context, baseURL ?? "", team.manager);
  const [own, number] = [ownSample(), newNumber()];
  // The page says what its data say.
  const sample = {
    ...own,
    number,
    date: "2026-01-31",
    supplier: { ...own.supplier, siret: team.siret },
    commitment: "EJ123456",
    lines: [{ label: "Article", quantity: 1, unit: 14_000, rate: 20 }],
    paid: 800,
  };
  const content = readyCii({ number, supplier: team.siret, recipient: RECIPIENT });
  const attachments = [{ name: "factur-x.xml", content, relationship: "Alternative" }];
  const deposit = new DepositPage(page, words);
  await deposit.open();
  // Several structures are a choice.
  const structure = page.getByLabel(startingWith(words.deposit.structure));
  await expect(structure.locator("option")).toHaveCount(2);
  await structure.selectOption(team.structureId);
  await deposit.depositOne(file("facture.pdf", await invoicePdf(sample, "classic", { attachments })));
  const embedded = said("EMBEDDED_XML", "attachment", "factur-x.xml");
  await expect(page.getByText(told("IN_DP_E2_CII_FACTURX", embedded, ", EN 16931"))).toBeVisible();
  await expect(page.locator(".two-readings")).toHaveCount(0);
  const invoiceId = await deposit.send();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(number);
  const certificate = await page.request.get(`/facturation/factures-emises/${invoiceId}/certificat`);
  expect(certificate.headers()["content-type"]).toContain("application/pdf");
  expect((await certificate.body()).subarray(0, 5).toString()).toBe("%PDF-");
});
