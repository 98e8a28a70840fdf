import { crc32, deflateSync } from "node:zlib";

const latin = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

/** A PDF from its objects, with a right table of places. */
export function pdfOf(objects: readonly (string | Buffer)[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from("%PDF-1.5\n", "latin1")];
  const places: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  for (const [i, body] of objects.entries()) {
    places.push(length);
    add(
      Buffer.concat([
        Buffer.from(`${i + 1} 0 obj\n`),
        Buffer.isBuffer(body) ? body : Buffer.from(body, "latin1"),
        Buffer.from("\nendobj\n"),
      ]),
    );
  }
  const start = length;
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  add(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
      "latin1",
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

export function stream(dictionary: string, data: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${data.length} >>\nstream\n`, "latin1"),
    data,
    Buffer.from("\nendstream"),
  ]);
}

/** A PDF of many empty pages. */
export function manyPages(count: number): Uint8Array {
  const kids = Array.from({ length: count }, (_, i) => `${i + 3} 0 R`).join(" ");
  const pages = Array.from({ length: count }, () => "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
  return pdfOf(["<< /Type /Catalog /Pages 2 0 R >>", `<< /Type /Pages /Count ${count} /Kids [${kids}] >>`, ...pages]);
}

/** A page whose content unpacks to a quarter of a gigabyte. */
export function flateBomb(): Uint8Array {
  const packed = deflateSync(Buffer.alloc(256 * 1024 * 1024, 0x20), { level: 9 });
  return pdfOf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
    stream("/Filter /FlateDecode", packed),
  ]);
}

/** A tree of pages that contains itself. */
export function pageLoop(): Uint8Array {
  return pdfOf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R] >>"]);
}

/** A PNG of a few bytes that says it has that many pixels. */
export function pixelBomb(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(
    Buffer.concat([
      signature,
      chunk("IHDR", header),
      chunk("IDAT", deflateSync(Buffer.alloc(1000))),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}

const UBL = 'xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"';

/** XML that attacks its reader, by what it does. */
export const HOSTILE_XML: Readonly<Record<string, Uint8Array>> = {
  doctype: latin(`<?xml version="1.0"?><!DOCTYPE Invoice><Invoice ${UBL}/>`),
  externalEntity: latin(
    `<?xml version="1.0"?><!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]><Invoice ${UBL}><ID>&x;</ID></Invoice>`,
  ),
  parameterEntity: latin(
    `<?xml version="1.0"?><!DOCTYPE Invoice [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]><Invoice ${UBL}/>`,
  ),
  billionLaughs: latin(
    `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">${"bcdefghij"
      .split("")
      .map((name, i) => `<!ENTITY ${name} "${`&${"abcdefghij"[i]};`.repeat(10)}">`)
      .join("")}]><Invoice ${UBL}>&j;</Invoice>`,
  ),
  utf16Doctype: new Uint8Array(
    Buffer.from(
      `\ufeff<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE Invoice [<!ENTITY a "b">]><Invoice ${UBL}/>`,
      "utf16le",
    ),
  ),
};

/** A hundred thousand elements inside one another. */
export function deepXml(): Uint8Array {
  return latin(`<Invoice ${UBL}>${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}</Invoice>`);
}
