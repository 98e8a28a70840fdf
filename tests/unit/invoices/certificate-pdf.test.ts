import { describe, expect, it, vi } from "vitest";
import { firstLook } from "#lib/documents/workers/first-look.ts";
import { type CertificateContent, certificateCode, certificateFingerprint } from "#lib/invoices/domain/certificate.ts";
import { printable } from "#lib/invoices/queries/archival-pdf.ts";
import { certificatePdf } from "#lib/invoices/queries/certificate-pdf.ts";
import { letterPdf } from "#lib/invoices/queries/late-letter-pdf.ts";
import { sha256 } from "#lib/shared/fingerprint.ts";
import { breaksArchival } from "#tests/factories/documents/archival.ts";
import { aPdf } from "#tests/factories/files.ts";

const content: CertificateContent = {
  version: 1,
  invoiceId: "01a209c8-2d68-7e2b-8ec2-de30aef3cb74",
  number: "FA-2026-118",
  invoiceType: "FACTURE",
  issueDate: "2026-10-12",
  cadre: "A1_FACTURE_FOURNISSEUR",
  supplier: { identifierType: "SIRET", identifier: "39280913700012", name: "Łódź & Œuvres", serviceCode: null },
  recipient: { identifierType: "SIRET", identifier: "98765432100029", name: "Mairie", serviceCode: "SERV" },
  commitmentNumber: null,
  contractNumber: null,
  currency: "EUR",
  totalExclTax: "1000.00",
  totalTax: "200.00",
  totalInclTax: "1200.00",
  amountDue: "1200.00",
  depositMode: "DEPOT_PDF_PORTAIL",
  depositFormat: "PDF_NON_SIGNE",
  depositedAt: "2026-11-23T19:10:00.000Z",
  files: [{ name: "facture.pdf", role: "MAIN", size: 12, sha256: sha256("the file") }],
};

const layout = {
  title: "Certificat de dépôt",
  intro: "Introduction",
  rows: [{ label: "Fournisseur", value: content.supplier.name }],
  filesTitle: "Fichiers",
  files: content.files.map(({ name, sha256: hash }) => ({ name, about: "Facture", sha256: hash })),
  fingerprintLabel: "Empreinte",
  codeLabel: "Code",
  verify: "À vérifier",
  foot: "Pied",
  locale: "fr",
};

describe("the certificate of deposit", () => {
  it("is the same file each time it is exported", async () => {
    const first = await certificatePdf(content, layout);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 90_000 });
    const later = await certificatePdf(content, layout);
    vi.useRealTimers();
    expect(sha256(later)).toBe(sha256(first));
  });

  it("is a PDF/A-3b by its structure, as the letter for late interest is (F-73)", async () => {
    for (const number of [content.number, "A&B <1> $& é"]) {
      expect(breaksArchival(await certificatePdf({ ...content, number }, layout))).toEqual([]);
    }
    const letter = { ...{ locale: "fr", title: "Lettre", from: ["A"], to: ["B"], place: "Lyon" }, subject: "Objet" };
    const rest = { before: ["Bonjour"], rows: layout.rows, after: ["Merci"], signature: "S", foot: "Pied" };
    expect(breaksArchival(await letterPdf({ ...letter, ...rest }, new Date("2026-11-02T10:00:00Z")))).toEqual([]);
    expect(breaksArchival(await aPdf(["Certificat"])).length).toBeGreaterThan(5);
  });

  it("prints the hash of every file, the fingerprint and the code", async () => {
    const look = await firstLook(await certificatePdf(content, layout), "certificat.pdf");
    if (!look.ok) throw new Error(look.code);
    const text = look.data.texts.flatMap((page) => page.words.map((word) => word.text)).join(" ");
    const fingerprint = certificateFingerprint(content);
    for (const part of [sha256("the file"), fingerprint, certificateCode(fingerprint), "Certificat de dépôt"]) {
      expect(text).toContain(part);
    }
  });
});

describe("text for the font of an archive", () => {
  const latin = (point: number) => point < 0x180 || point === 0x20ac;
  it.each([
    ["7\u202f850,00\u00a0€", "7\u00a0850,00\u00a0€"],
    ["Œuvre « été » n°1", "Œuvre « été » n°1"],
    ["Dvořák", "Dvořák"],
    ["Ǎ", "A"],
    ["株式会社", "????"],
    ["line\nbreak", "line\nbreak"],
  ])("writes %j as %j", (text, printed) => {
    expect(printable(text, latin)).toBe(printed);
  });
});
