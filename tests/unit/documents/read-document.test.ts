import PDFDocument from "pdfkit";
import sharp from "sharp";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { type ReadDocumentInput, readDocument } from "#lib/documents/reading/read-document.ts";
import { closeReaders, readers } from "#lib/documents/reading/readers.ts";
import { renderPage } from "#lib/documents/reading/render-page.ts";
import { deepXml, flateBomb, HOSTILE_XML, manyPages, pageLoop, pixelBomb } from "#tests/factories/documents/hostile.ts";
import { bytesOf, invoicePdf } from "#tests/factories/documents/pages.ts";
import { photoJpeg } from "#tests/factories/documents/photo/index.ts";
import { expectedFields, type InvoiceSample, invoiceSample } from "#tests/factories/documents/sample.ts";
import { scanJpeg, scanPdf } from "#tests/factories/documents/scan.ts";
import { variedInvoice } from "#tests/factories/documents/varied/index.ts";
import { ciiXml, ublXml } from "#tests/factories/documents/xml.ts";

vi.setConfig({ testTimeout: 60_000 });
afterAll(closeReaders);

/** Processor time of all threads: what a file costs, however busy the machine is. */
function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const text = (content: string) => new Uint8Array(Buffer.from(content));

async function read(bytes: Uint8Array, fileName: string, more: Partial<ReadDocumentInput> = {}) {
  const result = await readDocument({ bytes, fileName, allowOcr: false, ...more });
  if (!result.ok) throw new Error(result.code);
  return result.data;
}

/** The picture with two rules from its top to its bottom, beside what is written. */
async function readFramed(jpeg: Uint8Array) {
  const { width, height } = await sharp(jpeg).metadata();
  const rule = { create: { width: 3, height, channels: 3 as const, background: "#000000" } };
  const framed = await sharp(jpeg)
    .toColourspace("srgb")
    .composite([0.035, 0.965].map((share) => ({ input: rule, left: Math.round(width * share), top: 0 })))
    .jpeg()
    .toBuffer();
  return read(new Uint8Array(framed), "cadre.jpg", { allowOcr: true });
}

/** A page of so many lines that are no invoice, none beginning as the one above. */
function linesPdf(count: number): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: "A4", margin: 60 });
  const words = "Le conseil municipal a longuement parlé du chemin qui mène au lavoir et de sa réfection".split(" ");
  for (let line = 0; line < count; line += 1) {
    const from = (line * 5) % words.length;
    pdf.fontSize(11).text([...words.slice(from), ...words.slice(0, from)].slice(0, 9 + (line % 5)).join(" "));
    pdf.moveDown(0.3);
  }
  return bytesOf(pdf);
}

function shares(sample: InvoiceSample, fields: Awaited<ReturnType<typeof read>>["fields"]) {
  const expected = Object.entries(expectedFields(sample)).filter(([, value]) => value !== null);
  const right = expected.filter(([name, value]) => fields[name as keyof typeof fields]?.value === value);
  return right.length / expected.length;
}

describe("files that cannot be read are refused, quickly, with a code", () => {
  const PDF = invoicePdf(invoiceSample(1), "classic");
  const cases: [
    string,
    () => Promise<Uint8Array> | Uint8Array,
    string,
    DocumentRefusal | readonly DocumentRefusal[],
  ][] = [
    ["empty", () => new Uint8Array(), "a.pdf", "EMPTY"],
    ["over 10 MB", () => new Uint8Array(10 * 1024 * 1024 + 1), "a.pdf", "TOO_LARGE"],
    ["a long name", () => PDF, `${"a".repeat(60)}.pdf`, "NAME_TOO_LONG"],
    ["a wrong extension", () => PDF, "a.jpg", "EXTENSION_MISMATCH"],
    ["encrypted", () => invoicePdf(invoiceSample(1), "classic", { userPassword: "secret" }), "a.pdf", "ENCRYPTED_PDF"],
    ["truncated", async () => (await PDF).subarray(0, 900), "a.pdf", "CORRUPT_PDF"],
    [
      "a PDF of rubbish",
      () => text(`%PDF-1.4\n${"\u0001 0 obj <<".repeat(500)}\nstartxref\n5\n%%EOF`),
      "a.pdf",
      "CORRUPT_PDF",
    ],
    ["10 000 pages", () => manyPages(10_000), "a.pdf", "TOO_MANY_PAGES"],
    ["pages that contain themselves", pageLoop, "a.pdf", "CORRUPT_PDF"],
    ["a decompression bomb", flateBomb, "a.pdf", "DECOMPRESSION_BOMB"],
    ["a pixel bomb", () => pixelBomb(50_000, 50_000), "a.png", "IMAGE_TOO_LARGE"],
    ["an image cut short", async () => (await scanJpeg(await PDF)).subarray(0, 15), "a.jpg", "CORRUPT_IMAGE"],
    ["billion laughs", () => HOSTILE_XML.billionLaughs ?? new Uint8Array(), "a.xml", "XML_DTD"],
    ["deep XML", deepXml, "a.xml", "XML_MALFORMED"],
    ["XML that is no invoice", () => text("<catalogue><livre/></catalogue>"), "a.xml", "XML_UNKNOWN_ROOT"],
    ["XML whose first tag never ends", () => text(`<${"a".repeat(5_000_000)}`), "a.xml", "XML_MALFORMED"],
    [
      "UBL that is not well formed",
      () => text(ublXml(invoiceSample(1)).replace("</cbc:ID>", "")),
      "a.xml",
      "XML_MALFORMED",
    ],
  ];
  it.each(cases)("%s", async (_, make, name, code) => {
    const bytes = await make();
    const before = process.cpuUsage();
    expect(await readDocument({ bytes, fileName: name, allowOcr: true })).toMatchObject({ ok: false, code });
    expect(secondsSince(before)).toBeLessThan(5);
  });

  it("keeps reading after all of these", async () => {
    const reading = await read(await PDF, "facture.pdf");
    expect(reading.kind).toBe("pdf-text");
  });
});

describe("documents that can be read", () => {
  it("reads plain XML exactly, and says what told the format", async () => {
    const sample = invoiceSample(11);
    const reading = await read(text(ublXml(sample)), "facture.xml");
    expect(reading).toMatchObject({ kind: "ubl", pages: 0, needsOcr: false, format: { reason: { code: "XML_ROOT" } } });
    expect(shares(sample, reading.fields)).toBe(1);
  });

  it("takes the XML of a Factur-X over its page, and shows on which amounts they differ", async () => {
    const sample = invoiceSample(12);
    const other = {
      ...sample,
      number: "AUTRE-1",
      lines: [{ label: "Autre", quantity: 1, unit: 5000, rate: 20 }],
      paid: 0,
    };
    const pdf = await invoicePdf(sample, "classic", {
      attachments: [{ name: "factur-x.xml", content: ciiXml(other) }],
    });
    const reading = await read(pdf, "facture.pdf");
    expect(reading.format).toMatchObject({
      kind: "FACTURX",
      depositFormat: "IN_DP_E2_CII_FACTURX",
      reason: { params: { attachment: "factur-x.xml" } },
    });
    expect(reading.fields.invoiceNumber).toMatchObject({ value: "AUTRE-1", origin: "xml", confidence: 1 });
    expect(reading.fields.totalExclTax?.value).toBe("50.00");
    expect(reading.conflicts.map(({ field }) => field)).toEqual(
      expect.arrayContaining(["invoiceNumber", "totalExclTax", "totalInclTax"]),
    );
    expect(reading.warnings).toContainEqual({ code: "TOTALS_DISAGREE" });
  });

  it("has nothing to say against a Factur-X whose page says the same", async () => {
    const sample = invoiceSample(13);
    const pdf = await invoicePdf(sample, "form", { attachments: [{ name: "factur-x.xml", content: ciiXml(sample) }] });
    const reading = await read(pdf, "facture.pdf");
    expect(reading.conflicts).toEqual([]);
    expect(shares(sample, reading.fields)).toBe(1);
    expect(reading.fields.totalInclTax?.box?.page).toBe(1);
  });

  it("reads the page when the XML inside cannot be read, and says so", async () => {
    const sample = invoiceSample(14);
    const pdf = await invoicePdf(sample, "classic", {
      attachments: [{ name: "factur-x.xml", content: ciiXml(sample).slice(0, 700) }],
    });
    const reading = await read(pdf, "facture.pdf");
    expect(reading).toMatchObject({
      kind: "pdf-text",
      format: { kind: "PDF" },
      warnings: [{ code: "XML_UNREADABLE", params: { attachment: "factur-x.xml" } }],
    });
    expect(reading.fields.invoiceNumber).toMatchObject({ value: sample.number, origin: "text" });
  });

  it("takes from an XML cut short only what the page confirms: the VAT number of the company it names", async () => {
    const sample = invoiceSample(19);
    const vat = expectedFields(sample).supplierVat ?? "";
    const xml = ciiXml(sample);
    const content = xml.slice(0, xml.indexOf("BuyerTradeParty") + 30);
    const other = content.replaceAll(vat, "FR44732829320").replaceAll(sample.supplier.siret, "73282932000074");
    const page = { ...sample, supplier: { ...sample.supplier, name: "Sans TVA" } };
    const attached = async (xmlInside: string) =>
      (
        await read(
          await invoicePdf(page, "withoutVat", { attachments: [{ name: "factur-x.xml", content: xmlInside }] }),
          "a.pdf",
        )
      ).fields;
    expect((await attached(content)).supplierVat).toMatchObject({ value: vat, origin: "xml" });
    expect((await attached(other)).supplierVat).toBeNull();
  });

  it("finds an XML that is pinned to the page, and one under another name", async () => {
    const sample = invoiceSample(18);
    for (const attachment of [
      { name: "data.bin", content: ciiXml(sample), pinned: true },
      { name: "piece-jointe", content: ublXml(sample) },
    ]) {
      const reading = await read(await invoicePdf(sample, "letter", { attachments: [attachment] }), "facture.pdf");
      expect(reading.format).toMatchObject({ kind: "FACTURX", reason: { params: { attachment: attachment.name } } });
      expect(reading.fields.invoiceNumber).toMatchObject({ value: sample.number, origin: "xml" });
    }
  });

  it("asks the directory once, and takes its answer for who receives", async () => {
    const sample = invoiceSample(15);
    const asked: string[] = [];
    const reading = await read(await invoicePdf(sample, "classic"), "facture.pdf", {
      context: {
        findRecipients: async (identifiers) => {
          asked.push(...identifiers);
          return [sample.supplier.siret];
        },
      },
    });
    expect(asked).toEqual(expect.arrayContaining([sample.supplier.siret, sample.recipient.siret]));
    expect(reading.fields.recipientSiret?.value).toBe(sample.supplier.siret);
  });

  it("says at once that a scan needs OCR, then reads it, page by page", async () => {
    const sample = invoiceSample(16);
    const scan = await scanPdf(await invoicePdf(sample, "classic"), { tilt: -0.8, noise: 30 });
    const quick = await read(scan, "scan.pdf");
    expect(quick).toMatchObject({ kind: "pdf-scan", needsOcr: true, pages: 1, fields: { invoiceNumber: null } });
    const progress: string[] = [];
    const reading = await read(scan, "scan.pdf", {
      allowOcr: true,
      onProgress: (page, pages) => progress.push(`${page}/${pages}`),
    });
    expect(progress).toEqual(["1/1"]);
    expect(reading.needsOcr).toBe(false);
    expect(shares(sample, reading.fields)).toBeGreaterThan(0.85);
    expect(reading.fields.totalInclTax?.origin).toBe("ocr");
  });

  it("reads a page without a white row in two parts through its rules, and again whole when that lacks what every invoice says", async () => {
    const read = vi.spyOn(readers().ocr, "run");
    const partsOf = async (jpeg: Uint8Array) => {
      read.mockClear();
      const { fields } = await readFramed(jpeg);
      return { fields, parts: read.mock.calls.map(([, task]) => (task as { part: string }).part) };
    };
    const sample = invoiceSample(16);
    const invoice = await partsOf(await scanJpeg(await invoicePdf(sample, "classic"), { tilt: 0 }));
    expect(invoice.parts).toEqual(["top", "bottom"]);
    expect(shares(sample, invoice.fields)).toBeGreaterThan(0.85);
    const letter = await partsOf(await scanJpeg(await linesPdf(40), { tilt: 0 }));
    expect(letter.parts).toEqual(["top", "bottom", "whole"]);
    expect(letter.fields.invoiceNumber).toBeNull();
    read.mockRestore();
  });

  it("reads a sheet photographed at an angle as if it lay straight, and frames its values on the photo", async () => {
    const { pdf, expected } = await variedInvoice(7020);
    const { jpeg, corners } = await photoJpeg(pdf, { seed: 7020, turned: true });
    const { fields } = await read(jpeg, "photo.jpg", { allowOcr: true });
    const printed = Object.entries(expected).filter(([name, value]) => value !== null && name !== "vatBreakdown");
    const right = printed.filter(([name, value]) => fields[name as keyof typeof fields]?.value === value);
    // As it lies, a quarter of it is read.
    expect(right.length / printed.length).toBeGreaterThan(0.85);
    const boxes = Object.values(fields).flatMap((field) => field?.box ?? []);
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    for (const { x, y, w, h } of boxes) {
      expect([x + w / 2 > Math.min(...xs), x + w / 2 < Math.max(...xs)]).toEqual([true, true]);
      expect([y + h / 2 > Math.min(...ys), y + h / 2 < Math.max(...ys)]).toEqual([true, true]);
    }
    expect(boxes.length).toBeGreaterThan(6);
  });

  it("draws a page for the screen, and refuses one that is not there", async () => {
    const pdf = await invoicePdf(invoiceSample(17), "letter");
    const drawn = await renderPage({ bytes: pdf, page: 1, dpi: 72 });
    if (!drawn.ok) throw new Error(drawn.code);
    const header = Buffer.from(drawn.data.subarray(0, 24));
    expect(header.toString("latin1", 1, 4)).toBe("PNG");
    expect([header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([595, 841]);
    expect(await renderPage({ bytes: pdf, page: 9, dpi: 72 })).toMatchObject({ ok: false, code: "NO_SUCH_PAGE" });
  });
});
