import { beforeAll, describe, expect, it } from "vitest";
import { pdfSignatures } from "#lib/documents/domain/pdf-signatures.ts";
import { signatures } from "#lib/documents/workers/signature.worker.ts";
import type { SignatureReport } from "#lib/shared/signature.ts";
import { signPdf } from "#tests/factories/documents/signed.ts";
import { signXml } from "#tests/factories/documents/signed-xml.ts";
import { aPdf } from "#tests/factories/files.ts";

let pdf: Uint8Array<ArrayBuffer>;
let signed: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  pdf = await aPdf(["Facture n° F-1", "Total TTC : 1 200,00 EUR"]);
  signed = await signPdf(pdf);
});

async function said(bytes: Uint8Array): Promise<SignatureReport[]> {
  const result = await signatures({ bytes });
  if (!result.ok) throw new Error(result.code);
  return result.data;
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
const bytesOf = (latin1: string) => new Uint8Array(Buffer.from(latin1, "latin1"));

describe("the signatures of a PDF", () => {
  it("are none in a plain one", async () => {
    expect(await said(pdf)).toEqual([]);
    expect(await said(bytesOf("/ByteRange [ 0 1 2 ]"))).toEqual([]);
  });

  it("tell who signed, when, and that nothing changed since", async () => {
    expect(await said(signed)).toEqual([
      {
        kind: "PADES",
        state: "INTACT",
        problem: null,
        coversAll: true,
        signer: { name: "Odile Perrin", organisation: "Atelier Perrin" },
        issuer: null,
        claimedAt: "2026-11-20T10:00:00.000Z",
        stampedAt: null,
        certificateValid: true,
      },
    ]);
  });

  it.each(["RSASSA-PKCS1-v1_5", "RSA-PSS", "ECDSA"] as const)("are read when made with %s", async (algorithm) => {
    const [one] = await said(await signPdf(pdf, { algorithm, subFilter: "adbe.pkcs7.detached" }));
    expect(one).toMatchObject({ state: "INTACT" });
  });

  it("fall for one changed byte, wherever it is", async () => {
    const [{ range } = { range: [0, 0, 0, 0] }] = pdfSignatures(signed);
    const places = [10, Math.floor(range[1] / 2), range[1] - 1];
    for (const place of places) {
      const changed = signed.slice();
      changed[place] = (changed[place] ?? 0) ^ 1;
      const [one] = await said(changed);
      expect([one?.state, one?.problem], `byte ${place}`).not.toEqual(["INTACT", null]);
    }
    expect(await said(bytesOf(text(signed).replace("startxref", "startxreF")))).toMatchObject([
      { state: "ALTERED", problem: "DIGEST", signer: { name: "Odile Perrin" } },
    ]);
  });

  it("say when something was added to the file after them", async () => {
    const longer = bytesOf(`${text(signed)}901 0 obj\n(Total TTC : 9 999,00 EUR)\nendobj\nstartxref\n0\n%%EOF\n`);
    expect(await said(longer)).toMatchObject([{ state: "INTACT", coversAll: false }]);
    expect(await said(bytesOf(`${text(signed)}\n\n`))).toMatchObject([{ coversAll: true }]);
  });

  it("two of them are both told: the first vouches for its version, the second for all", async () => {
    const twice = await signPdf(signed, { name: "Karim Benali", organisation: "Mairie" });
    expect(await said(twice)).toMatchObject([
      { state: "INTACT", coversAll: false, signer: { name: "Odile Perrin" } },
      { state: "INTACT", coversAll: true, signer: { name: "Karim Benali" } },
    ]);
  });

  it("prove nothing when their range leaves out more than themselves, or does not begin at the first byte", async () => {
    const [{ range } = { range: [0, 0, 0, 0] as const }] = pdfSignatures(signed);
    const to = (numbers: string) => bytesOf(text(signed).replace(/\/ByteRange \[[^\]]*\]/, `/ByteRange [${numbers}]`));
    const [start, first, next, second] = range;
    for (const numbers of [
      `${start + 9} ${first - 9} ${next} ${second}`,
      `${start} ${first - 200} ${next} ${second}`,
      `${start} ${first} ${next + 4} ${second - 4}`,
      `0 0 0 0`,
      `0 9999999999 9999999999 9999999999`,
    ])
      expect(await said(to(numbers)), numbers).toMatchObject([{ state: "ALTERED", problem: "RANGE", signer: null }]);
  });

  it("never take the word of a signature over something else", async () => {
    const other = new Uint8Array(Buffer.from("something else"));
    expect(await said(await signPdf(pdf, { instead: other }))).toMatchObject([{ state: "ALTERED", problem: "DIGEST" }]);
    // One that brings the content it signs is intact in itself, and says nothing of this file.
    expect(await said(await signPdf(pdf, { instead: other, enveloping: true }))).toMatchObject([
      { state: "UNREADABLE", problem: "FORMAT" },
    ]);
  });

  it("say when the certificate is missing, or was not valid that day", async () => {
    expect(await said(await signPdf(pdf, { withoutCertificate: true }))).toMatchObject([
      { state: "UNREADABLE", problem: "NO_CERTIFICATE" },
    ]);
    const late = await signPdf(pdf, { from: new Date("2024-01-01") });
    expect(await said(late)).toMatchObject([{ state: "INTACT", certificateValid: false }]);
  });

  it("are told as unreadable when their form is not known, or broken", async () => {
    expect(await said(await signPdf(pdf, { subFilter: "adbe.x509.rsa_sha1" }))).toMatchObject([
      { state: "UNREADABLE", problem: "FORMAT" },
    ]);
    const broken = text(signed).replace(/\/Contents <[\da-f]{200}/, (hex) =>
      hex.replace(/[\da-f]{190}$/, "f".repeat(190)),
    );
    expect(await said(bytesOf(broken))).toMatchObject([{ state: "UNREADABLE", problem: "FORMAT" }]);
  });
});

describe("the signatures of an XML document", () => {
  const XML = `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>F-1</ID><Note Id="note">1 200,00</Note></Invoice>`;
  const of = async (xml: string) => said(new Uint8Array(Buffer.from(xml)));

  it("are none in a plain one, nor in one that only speaks of them", async () => {
    expect(await of(XML)).toEqual([]);
    expect(await of(XML.replace("F-1", "http://www.w3.org/2000/09/xmldsig#"))).toEqual([]);
  });

  it("tell who signed, when, and that nothing changed since", async () => {
    expect(await of(await signXml(XML))).toMatchObject([
      {
        kind: "XADES",
        state: "INTACT",
        coversAll: true,
        signer: { name: "Odile Perrin", organisation: "Atelier Perrin" },
        claimedAt: "2026-11-20T10:00:00.000Z",
        certificateValid: true,
      },
    ]);
  });

  it("are found where UBL puts them, deep in an extension", async () => {
    const place = "<UBLExtensions><UBLExtension><ExtensionContent>";
    const xml = XML.replace("<ID>", `${place}</ExtensionContent></UBLExtension></UBLExtensions><ID>`);
    const signed = await signXml(xml, { place });
    expect(await of(signed)).toMatchObject([{ state: "INTACT", coversAll: true }]);
    expect(await of(signed.replace("F-1", "F-2"))).toMatchObject([{ state: "ALTERED", problem: "DIGEST" }]);
  });

  it("fall when what was signed changes", async () => {
    const changed = (await signXml(XML)).replace("F-1", "F-2");
    expect(await of(changed)).toMatchObject([{ state: "ALTERED", problem: "DIGEST" }]);
    const forged = (await signXml(XML)).replace(
      /(SignatureValue>)(.)/,
      (_, tag, first) => tag + (first === "A" ? "B" : "A"),
    );
    expect(await of(forged)).toMatchObject([{ state: "ALTERED", problem: "SIGNATURE" }]);
  });

  it("never show the name of a certificate that did not sign", async () => {
    expect(await of(await signXml(XML, { borrowed: true }))).toMatchObject([
      { state: "ALTERED", problem: "SIGNATURE" },
    ]);
  });

  it("say when only a part was signed", async () => {
    const part = await signXml(XML, { uri: "#note", transforms: ["c14n"] });
    expect(await of(part)).toMatchObject([{ state: "INTACT", coversAll: false }]);
    expect(await of(part.replace("F-1", "F-2"))).toMatchObject([{ state: "INTACT", coversAll: false }]);
    expect(await of(part.replace("1 200,00", "9 200,00"))).toMatchObject([{ state: "ALTERED" }]);
  });

  it("are told as unreadable when they are broken", async () => {
    const broken = (await signXml(XML)).replace(/<(\w+:)?SignedInfo>[\s\S]*<\/(\w+:)?SignedInfo>/, "");
    expect(await of(broken)).toMatchObject([{ state: "UNREADABLE" }]);
    const bare = (await signXml(XML)).replace(/X509Certificate>[^<]*</, "X509Certificate>AAAA<");
    expect(await of(bare)).toMatchObject([{ state: "UNREADABLE", problem: "NO_CERTIFICATE" }]);
  });
});
