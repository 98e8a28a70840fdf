import { pdfOf, stream } from "#tests/factories/documents/hostile.ts";
import { dice } from "#tests/factories/documents/sample.ts";

type Dice = ReturnType<typeof dice>;
type Breaking = (pdf: Buffer, roll: Dice) => Buffer;

const latin = (text: string) => Buffer.from(text, "latin1");

/** The text of the file with some of what matches replaced; bytes stay what they are. */
function replaced(pdf: Buffer, pattern: RegExp, share: number, roll: Dice, by: (found: string) => string): Buffer {
  return latin(pdf.toString("latin1").replace(pattern, (found) => (roll.chance(share) ? by(found) : found)));
}

const span = (pdf: Buffer, roll: Dice, most: number): [number, number] => {
  const from = roll.int(pdf.length);
  return [from, Math.min(pdf.length, from + 1 + roll.int(most))];
};

/** A new body with a right table, around one page that `page` describes. */
const onePage = (page: string, ...more: (string | Buffer)[]) =>
  Buffer.from(
    pdfOf([
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
      `<< /Type /Page /Parent 2 0 R ${page} >>`,
      ...more,
    ]),
  );

const TEXT = "BT /F1 12 Tf 72 700 Td (Facture no 12 du 12/10/2026) Tj ET";
const CONTENT = stream("", latin(TEXT));

/** Ways to break a PDF, by name. */
export const BREAKINGS: Readonly<Record<string, Breaking>> = {
  flippedBits: (pdf, roll) => {
    const broken = Buffer.from(pdf);
    for (let flips = 1 + roll.int(300); flips > 0; flips -= 1) {
      const at = roll.int(broken.length);
      broken[at] = (broken[at] ?? 0) ^ (1 << roll.int(8));
    }
    return broken;
  },
  oneByte: (pdf, roll) => {
    const broken = Buffer.from(pdf);
    broken[roll.int(broken.length)] = roll.int(256);
    return broken;
  },
  truncated: (pdf, roll) => pdf.subarray(0, 1 + roll.int(pdf.length)),
  truncatedWithAnEnd: (pdf, roll) =>
    Buffer.concat([pdf.subarray(0, 1 + roll.int(pdf.length)), latin(`\nstartxref\n${roll.int(pdf.length)}\n%%EOF\n`)]),
  hole: (pdf, roll) => {
    const [from, to] = span(pdf, roll, 4_000);
    return Buffer.from(pdf).fill(0, from, to);
  },
  pieceLost: (pdf, roll) => {
    const [from, to] = span(pdf, roll, 2_000);
    return Buffer.concat([pdf.subarray(0, from), pdf.subarray(to)]);
  },
  pieceRepeated: (pdf, roll) => {
    const [from, to] = span(pdf, roll, 2_000);
    const piece = pdf.subarray(from, to);
    return Buffer.concat([pdf.subarray(0, to), ...Array(1 + roll.int(30)).fill(piece), pdf.subarray(to)]);
  },
  pieceMoved: (pdf, roll) => {
    const [from, to] = span(pdf, roll, 1_000);
    const rest = Buffer.concat([pdf.subarray(0, from), pdf.subarray(to)]);
    const at = roll.int(rest.length);
    return Buffer.concat([rest.subarray(0, at), pdf.subarray(from, to), rest.subarray(at)]);
  },
  wrongLengths: (pdf, roll) =>
    replaced(
      pdf,
      /\/Length \d+/g,
      0.6,
      roll,
      () => `/Length ${roll.pick(["0", "1", "-5", "999999999", "4294967296", "(x)", "3 0 R"])}`,
    ),
  wrongPlaces: (pdf, roll) =>
    replaced(pdf, /^\d{10} \d{5} n/gm, 0.5, roll, () => `${String(roll.int(1e9)).padStart(10, "0")} 00000 n`),
  wrongStart: (pdf, roll) =>
    replaced(
      pdf,
      /startxref\s+\d+/g,
      1,
      roll,
      () => `startxref\n${roll.pick(["0", "-1", "99999999999", String(roll.int(pdf.length)), "x"])}`,
    ),
  tableLoop: (pdf, roll) => {
    const at = /startxref\s+(\d+)/.exec(pdf.toString("latin1"))?.[1] ?? "0";
    return replaced(pdf, /trailer\s*<</g, 1, roll, (found) => `${found} /Prev ${at} /XRefStm ${at} `);
  },
  crossedReferences: (pdf, roll) => replaced(pdf, /\b\d+ 0 R\b/g, 0.3, roll, () => `${roll.int(40)} ${roll.int(3)} R`),
  ownParent: (pdf, roll) =>
    replaced(pdf, /\/(?:Parent|Kids|Contents|Resources|Pages|Font) \[?\d+ 0 R/g, 0.5, roll, (found) =>
      found.replace(/\d+ 0 R/, `${1 + roll.int(12)} 0 R`),
    ),
  sizesOfPages: (pdf, roll) =>
    replaced(
      pdf,
      /\/MediaBox \[[^\]]*\]/g,
      1,
      roll,
      () =>
        `/MediaBox [${roll.pick(["0 0 1e9 1e9", "0 0 -595 -842", "0 0 0 0", "0 0 14400 14400", "842 595 0 0", "0 0 NaN Inf", "0 0 3.4e38 1", "(a) (b) (c) (d)", "0 0 595", "-2147483648 -2147483648 2147483647 2147483647"])}]${roll.pick(["", " /Rotate 45", " /Rotate 999999990", " /UserUnit 1e9"])}`,
    ),
  otherFilters: (pdf, roll) =>
    replaced(
      pdf,
      /\/FlateDecode/g,
      0.7,
      roll,
      () =>
        `/${roll.pick(["LZWDecode", "DCTDecode", "JBIG2Decode", "JPXDecode", "CCITTFaxDecode", "RunLengthDecode", "ASCIIHexDecode", "ASCII85Decode", "Crypt", "Nothing"])}`,
    ),
  hugeNumbers: (pdf, roll) =>
    replaced(pdf, /\b\d{1,4}\b/g, 0.02, roll, () =>
      roll.pick(["99999999999999999999", "-1", "2147483648", "1e400", "0.00000000000001"]),
    ),
  names: (pdf, roll) =>
    replaced(pdf, /\/[A-Z][A-Za-z0-9]{2,}/g, 0.05, roll, () =>
      roll.pick(["/Type", "/Catalog", "/Page", "/XObject", "/ObjStm", "/#00", `/${"A".repeat(300)}`]),
    ),
  noise: (pdf, roll) =>
    Buffer.concat([
      pdf.subarray(0, 9),
      Buffer.from(Array.from({ length: 2_000 }, () => roll.int(256))),
      pdf.subarray(roll.int(pdf.length)),
    ]),
  endings: (pdf, roll) => replaced(pdf, /endstream|endobj|stream|obj/g, 0.2, roll, () => ""),
  deepArrays: (pdf, roll) =>
    replaced(
      pdf,
      /\/Type \/Page\b/g,
      1,
      roll,
      (found) => `${found} /X ${"[".repeat(20_000)}${roll.chance(0.5) ? "]".repeat(20_000) : ""}`,
    ),
  deepDictionaries: (pdf, roll) =>
    replaced(
      pdf,
      /\/Type \/Page\b/g,
      1,
      roll,
      (found) => `${found} /X ${"<</A ".repeat(10_000)}${roll.chance(0.5) ? ">>".repeat(10_000) : ""}`,
    ),
  longNames: (pdf, roll) =>
    replaced(pdf, /\/Type \/Page\b/g, 1, roll, (found) => `${found} /${"N".repeat(1_000_000)} 1`),
  manyStates: (_, roll) =>
    onePage("/MediaBox [0 0 595 842] /Contents 4 0 R", stream("", latin("q ".repeat(50_000 + roll.int(200_000))))),
  formLoop: () =>
    onePage(
      "/MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >>",
      stream("", latin("/X Do")),
      stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>",
        latin("/X Do /X Do"),
      ),
    ),
  badFont: (_, roll) =>
    onePage(
      "/MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>",
      CONTENT,
      `<< /Type /Font /Subtype /${roll.pick(["Type0", "Type3", "TrueType", "Type1", "None"])} /BaseFont /${"x".repeat(roll.int(200) + 1)} /DescendantFonts [5 0 R] /Encoding 6 0 R /ToUnicode 6 0 R /FirstChar -9 /LastChar 999999999 /Widths [${"1 ".repeat(roll.int(5_000))}] >>`,
      stream(
        "/Type /CMap",
        latin(
          `1 begincodespacerange <00> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange ${"1 begincidrange <00000000> <ffffffff> 0 endcidrange ".repeat(3)}`,
        ),
      ),
    ),
  manyWords: (_, roll) =>
    onePage(
      "/MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
      stream("", latin(`BT /F1 1 Tf ${"1 0 Td (a b c) Tj ".repeat(20_000 + roll.int(100_000))} ET`)),
    ),
  otherFile: (pdf, roll) =>
    Buffer.concat([latin(roll.pick(["\n\n", "\ufeff", "MZ", "<html>", "PK\x03\x04", "GIF89a", "\0\0\0\0"])), pdf]),
};

/** Those that are made to be endless: each takes its reader all of its time. */
export const ENDLESS: ReadonlySet<string> = new Set([
  ...["manyStates", "manyWords", "formLoop", "longNames", "badFont", "hugeNumbers", "deepArrays", "deepDictionaries"],
]);
const SHORT = Object.keys(BREAKINGS).filter((name) => !ENDLESS.has(name));

/** The document broken in the way of that number, again and again through all the ways, or all that are not endless. */
export function brokenPdf(sound: Uint8Array, seed: number, endless: boolean): { how: string; bytes: Uint8Array } {
  const names = endless ? Object.keys(BREAKINGS) : SHORT;
  const how = names[seed % names.length] ?? "";
  const roll = dice(seed);
  return { how, bytes: new Uint8Array(BREAKINGS[how]?.(Buffer.from(sound), roll) ?? sound) };
}
