import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { create, type Font } from "fontkit";
import PDFDocument from "pdfkit";
import { BRAND } from "#lib/shared/brand.ts";

export type PdfDocument = InstanceType<typeof PDFDocument>;

export const PDF_COLOURS = { ink: "#1F2430", muted: "#565D6B", brand: "#0F5C63", rule: "#D9D4C9" } as const;

/** An archive holds its own letters (PDF/A): these come with the reader of PDFs, and cover every European language. */
const FONTS = path.join("node_modules", "pdfjs-dist", "standard_fonts");
let loading: Promise<{ regular: Buffer; bold: Buffer }> | undefined;
let letters: Font | undefined;

function fonts() {
  loading ??= (async () => {
    const file = (name: string) => readFile(path.join(FONTS, `LiberationSans-${name}.ttf`));
    const [regular, bold] = await Promise.all([file("Regular"), file("Bold")]);
    letters = create(regular) as Font;
    return { regular, bold };
  })();
  return loading;
}

type Margins = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
type Attached = {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly content: string;
};

export type ArchivalPdf = {
  readonly doc: PdfDocument;
  /** The bytes, once `doc` is ended. */
  readonly whole: Promise<Uint8Array>;
};

/**
 * A document that the portal makes and that is to be read in thirty years: PDF/A-3b with its fonts ("regular" and "bold"), tagged, and
 * the data that it says attached to it. No clock and no chance take part: the same content at the same instant is the same file.
 */
export async function archivalPdf(about: {
  readonly title: string;
  readonly lang: string;
  readonly at: Date;
  readonly margins: Margins;
  readonly attached?: Attached;
}): Promise<ArchivalPdf> {
  const { regular, bold } = await fonts();
  const { at, lang, margins, attached } = about;
  const doc = new PDFDocument({
    ...{ size: "A4", margins, lang, font: "", pdfVersion: "1.7", subset: "PDF/A-3b" },
    ...{ tagged: true, displayTitle: true, bufferPages: true },
    info: {
      ...{ Title: printed(about.title), CreationDate: at, ModDate: at },
      ...{ Creator: BRAND.name, Producer: BRAND.name },
    },
  });
  writeMetadata(doc, printed(about.title), at);
  const whole = bytesOf(doc);
  doc.registerFont("regular", regular).registerFont("bold", bold).font("regular");
  if (attached) {
    const { content, ...names } = attached;
    const file = { ...names, relationship: "Data", creationDate: at, modifiedDate: at };
    doc.file(Buffer.from(content, "utf8"), file as Parameters<PdfDocument["file"]>[1]);
  }
  return { doc, whole };
}

/** Text as the fonts can print it, once a document was opened: an archive may not hold a place for a letter that its font lacks. */
export function printed(text: string): string {
  return printable(text, (point) => letters?.hasGlyphForCodePoint(point) ?? false);
}

/** A no-break space for a space that the font lacks, the bare letter for one whose accent it lacks, a question mark for any other. */
export function printable(text: string, has: (point: number) => boolean): string {
  const hasAll = (letters: string) => letters !== "" && [...letters].every((one) => has(one.codePointAt(0) ?? 0));
  return [...text.normalize("NFC")]
    .map((letter) => {
      if (/[\u2000-\u200a\u202f\u205f]/.test(letter)) return "\u00a0";
      if (letter === "\n" || hasAll(letter)) return letter;
      const bare = letter.normalize("NFKD").replace(/\p{M}/gu, "");
      return hasAll(bare) ? bare : "?";
    })
    .join("");
}

type Metadata = { appendXML(xml: string, newline?: boolean): void };

/** pdfkit writes the title into the metadata as it is, mark-up or not, and leaves out the moment of the last change. */
function writeMetadata(doc: PdfDocument, title: string, at: Date): void {
  const metadata = doc as unknown as Metadata;
  const append = metadata.appendXML.bind(doc);
  const escaped = title.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  metadata.appendXML = (xml, newline) =>
    append(
      xml.replace(`>${title}<`, () => `>${escaped}<`),
      newline,
    );
  const moment = at.toISOString().replace(/\.\d+/, "");
  append(
    `<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:ModifyDate>${moment}</xmp:ModifyDate></rdf:Description>`,
  );
}

function bytesOf(doc: PdfDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    doc.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on("error", reject);
  });
}
