import { describe, expect, it } from "vitest";
import { detectFormat, withEmbeddedXml } from "#lib/documents/domain/detect.ts";
import { DOCUMENT_LIMITS } from "#lib/documents/domain/refusals.ts";
import { HOSTILE_XML } from "#tests/factories/documents/hostile.ts";
import { invoiceSample } from "#tests/factories/documents/sample.ts";
import { ciiXml, ublXml } from "#tests/factories/documents/xml.ts";

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const PDF = bytes("%PDF-1.7\n1 0 obj\n<< >>\nendobj\nstartxref\n9\n%%EOF\n");
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);

describe("what a deposited file is", () => {
  it.each([
    ["an empty file", new Uint8Array(), "a.pdf", "EMPTY"],
    ["a file over 10 MB", new Uint8Array(DOCUMENT_LIMITS.bytes + 1), "a.pdf", "TOO_LARGE"],
    ["a PDF named as XML", PDF, "a.xml", "EXTENSION_MISMATCH"],
    ["an image named as a PDF", PNG, "a.pdf", "EXTENSION_MISMATCH"],
    ["an XML named as a PDF", bytes(ublXml(invoiceSample(1))), "a.pdf", "EXTENSION_MISMATCH"],
    ["a PDF cut on its way", PDF.subarray(0, 20), "a.pdf", "CORRUPT_PDF"],
    ["an archive", bytes("PK\u0003\u0004 and %PDF-1.4 startxref"), "a.pdf", "UNSUPPORTED_TYPE"],
    ["a web page", bytes("<!doctype html><html></html>"), "a.xml", "XML_DTD"],
    ["a program", bytes("MZ\u0001"), "a.exe", "UNSUPPORTED_TYPE"],
    ["text", bytes("facture 12"), "a.xml", "UNSUPPORTED_TYPE"],
    ["an XML of something else", bytes('<Invoice xmlns="urn:other"/>'), "a.xml", "XML_UNKNOWN_ROOT"],
    ["an XML without an end", bytes("<?xml version='1.0'?><Invoice"), "a.xml", "XML_MALFORMED"],
    [
      "an XML in an encoding that hides it",
      bytes('<?xml version="1.0" encoding="utf-7"?><a/>'),
      "a.xml",
      "XML_MALFORMED",
    ],
  ])("refuses %s", (_, content, name, code) => {
    expect(detectFormat(content, name)).toMatchObject({ ok: false, code });
  });

  it.each(Object.entries(HOSTILE_XML))("refuses an XML with a DTD: %s", (_, content) => {
    const before = process.cpuUsage();
    expect(detectFormat(content, "a.xml")).toMatchObject({ ok: false, code: "XML_DTD" });
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(200);
  });

  it("tells a PDF, and a signed one by its signature, with what told it", () => {
    expect(detectFormat(PDF, "Facture 12.PDF")).toEqual({
      ok: true,
      data: {
        kind: "PDF",
        mediaType: "application/pdf",
        depositFormat: "PDF_NON_SIGNE",
        reason: { code: "PDF_HEADER", params: { version: "1.7" } },
      },
    });
    const signed = bytes(
      `%PDF-1.7\n<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 2 3] /Contents <${"0".repeat(20_000)}> >>\nstartxref\n9\n%%EOF\n`,
    );
    expect(detectFormat(signed, "a.pdf")).toMatchObject({
      data: {
        depositFormat: "PDF_SIGNE_PADES",
        reason: { code: "PDF_SIGNATURE", params: { filter: "ETSI.CAdES.detached" } },
      },
    });
  });

  it("tells the syntaxes of XML by name and namespace, whatever the prefix", () => {
    const sample = invoiceSample(2);
    expect(detectFormat(bytes(ublXml(sample)), "a.xml")).toMatchObject({
      data: { kind: "UBL", depositFormat: "IN_DP_E1_UBL_INVOICE" },
    });
    expect(detectFormat(bytes(ublXml({ ...sample, credit: true })), "a.xml")).toMatchObject({
      data: { kind: "UBL", reason: { params: { root: "CreditNote" } } },
    });
    expect(detectFormat(bytes(ciiXml(sample)), "a.xml")).toMatchObject({
      data: { kind: "CII", depositFormat: "IN_DP_E1_CII_16B" },
    });
    const zugferd =
      '\n<!-- hi --><x:CrossIndustryDocument xmlns:x="urn:ferd:CrossIndustryDocument:invoice:1p0"></x:CrossIndustryDocument>';
    expect(detectFormat(bytes(zugferd), "a.xml")).toMatchObject({
      data: { kind: "ZUGFERD1", depositFormat: "IN_DP_E1_CII" },
    });
  });

  it("tells images, and a PDF that carries an invoice", () => {
    expect(detectFormat(PNG, "scan.png")).toMatchObject({ data: { kind: "IMAGE", mediaType: "image/png" } });
    const pdf = detectFormat(PDF, "a.pdf");
    if (!pdf.ok) throw new Error(pdf.code);
    expect(withEmbeddedXml(pdf.data, "factur-x.xml", "CII")).toMatchObject({
      kind: "FACTURX",
      depositFormat: "IN_DP_E2_CII_FACTURX",
      reason: { code: "EMBEDDED_XML", params: { attachment: "factur-x.xml" } },
    });
  });
});
