import { gzipSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { fullUbl } from "#tests/factories/documents/einvoice.ts";
import { invoicePdf } from "#tests/factories/documents/pages.ts";
import { invoiceSample } from "#tests/factories/documents/sample.ts";
import { zipOf } from "#tests/factories/documents/zip.ts";

const text = (content: string) => new Uint8Array(Buffer.from(content, "utf8"));
const latin = (content: string) => new Uint8Array(Buffer.from(content, "latin1"));
const hex = (content: string, size = 0) =>
  new Uint8Array(Buffer.concat([Buffer.from(content, "hex"), Buffer.alloc(Math.max(0, size - content.length / 2))]));

/** A small file of each kind, by the name of the kind: what an upload may turn out to be. */
export async function filesOfKinds(): Promise<Record<string, Uint8Array>> {
  const picture = () => sharp({ create: { width: 40, height: 40, channels: 3, background: "#888" } });
  const of = async (image: Sharp) => new Uint8Array(await image.toBuffer());
  const types = (part: string) =>
    `<?xml version="1.0"?><Types><Override PartName="/x.xml" ContentType="application/vnd.openxmlformats-officedocument.${part}.main+xml"/></Types>`;
  const office = (part: string) => zipOf([{ name: "[Content_Types].xml", content: types(part) }]);
  const open = (part: string) => zipOf([{ name: "mimetype", content: `application/vnd.oasis.opendocument.${part}` }]);
  return {
    pdf: await invoicePdf(invoiceSample(7), "classic"),
    png: await of(picture().png()),
    jpg: await of(picture().jpeg()),
    gif: await of(picture().gif()),
    tif: await of(picture().tiff()),
    webp: await of(picture().webp()),
    bmp: latin(`BM${"\0".repeat(80)}`),
    zip: zipOf([{ name: "a.txt", content: "bonjour" }]),
    docx: office("wordprocessingml.document"),
    xlsx: office("spreadsheetml.sheet"),
    pptx: office("presentationml.presentation"),
    odt: open("text"),
    ods: open("spreadsheet"),
    odp: open("presentation"),
    cfb: hex("d0cf11e0a1b11ae1", 1024),
    rtf: text("{\\rtf1\\ansi Bonjour}"),
    ubl: text(fullUbl()),
    otherXml: text('<?xml version="1.0"?><livre/>'),
    svg: text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    html: text("<!DOCTYPE html><html><script>alert(1)</script></html>"),
    plain: text("Bon de livraison nº 12\nreçu\n"),
    plainAsBmp: text("BMW : trois roues\n"),
    utf16: new Uint8Array(Buffer.from("\ufeffréférence;montant\n", "utf16le")),
    script: text("#!/bin/sh\nrm -rf /\n"),
    gz: new Uint8Array(gzipSync("bonjour")),
    tgz: new Uint8Array(gzipSync(Buffer.concat([tarHeader("a.txt"), Buffer.alloc(1024)]))),
    bz2: latin("BZh91AY&SY\0\0\0\0\0\0\0\0\0\0"),
    der: hex("308201020609", 64),
    pem: text("-----BEGIN PKCS7-----\nMIIB\n-----END PKCS7-----\n"),
    exe: latin(`MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0${"\0".repeat(64)}`),
    elf: latin(`\x7fELF\x02\x01\x01${"\0".repeat(64)}`),
    javaClass: hex("cafebabe00000034001d", 64),
    noise: new Uint8Array(300).map((_, i) => (i * 97 + 13) % 256),
    zeros: new Uint8Array(200),
    empty: new Uint8Array(),
  };
}

function tarHeader(name: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write("0000644\x000000000\x000000000\x0000000000000\x0000000000000\0", 100);
  header.write("        ", 148);
  header.write("0ustar\u000000", 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}
