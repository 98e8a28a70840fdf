import { constants, deflateRawSync, deflateSync } from "node:zlib";
import { pdfOf, pixelBomb, stream } from "#tests/factories/documents/hostile.ts";

const latin = (text: string) => Buffer.from(text, "latin1");
const MEGABYTES = 1024 * 1024;

/** One byte repeated for so many megabytes, packed: the same piece again and again, so that the largest is made in a moment. */
function packed(megabytes: number, fill = 0x20): Buffer {
  const piece = deflateRawSync(Buffer.alloc(MEGABYTES, fill), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const count = BigInt(megabytes * MEGABYTES);
  const [value, modulus] = [BigInt(fill), 65_521n];
  const sum = Buffer.alloc(4);
  sum.writeUInt16BE(Number((count + (value * count * (count + 1n)) / 2n) % modulus), 0);
  sum.writeUInt16BE(Number((1n + value * count) % modulus), 2);
  const pieces = Array<Buffer>(megabytes).fill(piece);
  return Buffer.concat([Buffer.from("78da", "hex"), ...pieces, Buffer.from("0300", "hex"), sum]);
}

const hexOf = (data: Buffer) => latin(`${data.toString("hex")}>`);

const page = (more: string, ...objects: (string | Buffer)[]) =>
  pdfOf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${more} >>`,
    ...objects,
  ]);

const content = (filter: string, data: Buffer) => page("/Contents 4 0 R", stream(filter, data));

const image = (filter: string, data: Buffer, width = 50_000, height = 50_000) =>
  page(
    "/Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >>",
    stream("", latin("595 0 0 842 0 0 cm /I Do")),
    stream(
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace /DeviceRGB ${filter}`,
      data,
    ),
  );

/** LZW of one byte repeated: codes that each stand for one byte more than the one before, from nine bits to twelve, then from the start. */
function lzwOfZeros(rounds: number): Buffer {
  const bits: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bits.push((256).toString(2).padStart(round === 0 ? 9 : 12, "0"), (0).toString(2).padStart(9, "0"));
    for (let code = 258; code < 4_093; code += 1) {
      const width = code < 511 ? 9 : code < 1_023 ? 10 : code < 2_047 ? 11 : 12;
      bits.push(code.toString(2).padStart(width, "0"));
    }
  }
  const all = bits.join("");
  const bytes = Buffer.alloc(Math.ceil(all.length / 8));
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = Number.parseInt(all.slice(i * 8, i * 8 + 8).padEnd(8, "0"), 2);
  return bytes;
}

/** The header of a JPEG of that size, and hardly anything after it. */
function jpeg(width: number, height: number): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16BE(height, 0);
  size.writeUInt16BE(width, 2);
  return Buffer.concat([
    Buffer.from("ffd8ffe000104a46494600010100000100010000ffc0001108", "hex"),
    size,
    Buffer.from("03012200021101031101ffda000c03010002110311003f00ffd9", "hex"),
  ]);
}

/** A TIFF that says it has one strip of that many pixels. */
function tiff(width: number, height: number): Buffer {
  const entry = (tag: number, type: number, value: number) => {
    const field = Buffer.alloc(12);
    field.writeUInt16LE(tag, 0);
    field.writeUInt16LE(type, 2);
    field.writeUInt32LE(1, 4);
    field.writeUInt32LE(value, 8);
    return field;
  };
  const entries = [
    entry(256, 4, width),
    entry(257, 4, height),
    entry(258, 3, 8),
    entry(259, 3, 1),
    entry(262, 3, 1),
    entry(273, 4, 200),
    entry(277, 3, 1),
    entry(278, 4, height),
    entry(279, 4, 400),
  ];
  const count = Buffer.alloc(2);
  count.writeUInt16LE(entries.length);
  return Buffer.concat([Buffer.from("49492a0008000000", "hex"), count, ...entries, Buffer.alloc(400)]);
}

/** A PDF whose table is a packed stream that unpacks to hundreds of megabytes. */
function tableBomb(): Buffer {
  const head = latin("%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
  const table = stream("/Type /XRef /Size 100000000 /W [1 4 4] /Root 1 0 R /Filter /FlateDecode", packed(700, 0));
  return Buffer.concat([head, latin("9 0 obj\n"), table, latin(`\nendobj\nstartxref\n${head.length}\n%%EOF\n`)]);
}

/** Small files that would fill a memory, made when they are asked for. */
export const BOMBS: Readonly<Record<string, () => { fileName: string; bytes: Uint8Array }>> = {
  flate: () => pdf(content("/Filter /FlateDecode", packed(1_000))),
  flateTwice: () => pdf(content("/Filter [/FlateDecode /FlateDecode]", deflateSync(packed(1_500)))),
  flateThrice: () =>
    pdf(content("/Filter [/FlateDecode /FlateDecode /FlateDecode]", deflateSync(deflateSync(packed(1_500))))),
  hexThenFlate: () => pdf(content("/Filter [/ASCIIHexDecode /FlateDecode]", hexOf(packed(600)))),
  filterElsewhere: () => pdf(page("/Contents 4 0 R", stream("/Filter 5 0 R", packed(600)), "[/FlateDecode]")),
  shortNames: () => pdf(content("/F null /Filter [/Fl]", packed(600))),
  escapedNames: () => pdf(content("/Filter /Flate#44ecode", packed(600))),
  lzw: () => pdf(content("/Filter /LZWDecode", lzwOfZeros(60))),
  lzwThenFlate: () => pdf(content("/Filter [/FlateDecode /LZWDecode]", deflateSync(lzwOfZeros(60)))),
  runLength: () =>
    pdf(content("/Filter [/FlateDecode /RunLengthDecode]", deflateSync(Buffer.alloc(8 * MEGABYTES, 0x81)))),
  fontMap: () =>
    pdf(
      page(
        "/Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 5 0 R /DescendantFonts [6 0 R] >> >> >>",
        stream("", latin("BT /F1 12 Tf (abcd) Tj ET")),
        stream("/Filter /FlateDecode", packed(600)),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
      ),
    ),
  objectStream: () =>
    pdf(
      page("/Contents 9 0 R", stream("/Type /ObjStm /N 10000000 /First 100 /Filter /FlateDecode", packed(600, 0x30))),
    ),
  nestedObjectStreams: () =>
    pdf(
      page(
        "/Contents 9 0 R",
        stream("/Type /ObjStm /N 1 /First 4 /Extends 5 0 R /Filter /FlateDecode", deflateSync(latin("9 0 << >>"))),
        stream("/Type /ObjStm /N 1 /First 4 /Extends 4 0 R /Filter /FlateDecode", deflateSync(latin("8 0 << >>"))),
      ),
    ),
  table: () => pdf(new Uint8Array(tableBomb())),
  hugeTable: () =>
    pdf(
      new Uint8Array(
        latin(
          "%PDF-1.4\nxref\n0 4294967295\n0000000000 65535 f \ntrailer\n<< /Size 4294967295 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n",
        ),
      ),
    ),
  attachedFile: () =>
    pdf(
      pdfOf([
        "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(factur-x.xml) 4 0 R] >> >> >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        "<< /Type /Filespec /F (factur-x.xml) /EF << /F 5 0 R >> >>",
        stream("/Type /EmbeddedFile /Filter /FlateDecode", packed(600)),
      ]),
    ),
  imageFlate: () => pdf(image("/Filter /FlateDecode", packed(700, 0x80))),
  imageDeclared: () => pdf(image("/Filter /FlateDecode", packed(1))),
  imageJpeg: () => pdf(image("/Filter /DCTDecode", jpeg(50_000, 50_000))),
  imageFax: () =>
    pdf(image("/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 50000 /Rows 50000 >>", Buffer.alloc(64))),
  imageBits: () => pdf(image("/ImageMask true", Buffer.alloc(64), 2_000_000_000, 2_000_000_000)),
  hugePage: () =>
    pdf(
      pdfOf([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200000000 200000000] /UserUnit 75000 >>",
      ]),
    ),
  png: () => ({ fileName: "image.png", bytes: pixelBomb(50_000, 50_000) }),
  widePng: () => ({ fileName: "image.png", bytes: pixelBomb(2_000_000_000, 1) }),
  jpeg: () => ({ fileName: "image.jpg", bytes: new Uint8Array(jpeg(50_000, 50_000)) }),
  largestJpeg: () => ({ fileName: "image.jpg", bytes: new Uint8Array(jpeg(65_535, 65_535)) }),
  tiff: () => ({ fileName: "image.tif", bytes: new Uint8Array(tiff(50_000, 50_000)) }),
  largestTiff: () => ({ fileName: "image.tif", bytes: new Uint8Array(tiff(4_000_000_000, 4_000_000_000)) }),
};

function pdf(bytes: Uint8Array): { fileName: string; bytes: Uint8Array } {
  return { fileName: "facture.pdf", bytes };
}
