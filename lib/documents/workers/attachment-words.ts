import { inflateRawSync } from "node:zlib";
import { asKept, textOfMarkup, textOfPages } from "#lib/documents/domain/document-words.ts";
import type { DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { SEARCHED_TYPES } from "#lib/documents/domain/searched-types.ts";
import { decodeXml } from "#lib/documents/domain/xml-text.ts";
import { openPdf } from "#lib/documents/workers/pdf-document.ts";
import { hasDecompressionBomb } from "#lib/documents/workers/pdf-guard.ts";
import { wordsOfPdf } from "#lib/documents/workers/pdf-words.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** Parts of an office document that hold its words. */
const PARTS = ["word/document.xml", "content.xml", "xl/sharedStrings.xml"];
const MOST_UNPACKED = 20 * 1024 * 1024;

/** The words of an attachment, as they are kept. Pages that are pictures have none: attachments are not read by OCR. */
export async function attachmentWords(bytes: Uint8Array, mediaType: string): Promise<Result<string, DocumentRefusal>> {
  switch (SEARCHED_TYPES[mediaType]) {
    case "pdf":
      return pdfWords(bytes);
    case "markup":
      return ok(asKept(textOfMarkup(decoded(bytes))));
    case "text":
      return ok(asKept(decoded(bytes)));
    case "package":
      return ok(asKept(textOfMarkup(partOf(Buffer.from(bytes)))));
    default:
      return ok("");
  }
}

async function pdfWords(bytes: Uint8Array): Promise<Result<string, DocumentRefusal>> {
  if (await hasDecompressionBomb(bytes)) return refuse("DECOMPRESSION_BOMB");
  const opened = await openPdf(bytes);
  if (!opened.ok) return opened;
  try {
    return ok(asKept(textOfPages(await wordsOfPdf(opened.data))));
  } catch {
    return refuse("CORRUPT_PDF");
  } finally {
    await opened.data.loadingTask.destroy().catch(() => undefined);
  }
}

function decoded(bytes: Uint8Array): string {
  const text = decodeXml(bytes);
  return text.ok ? text.data : new TextDecoder("windows-1252").decode(bytes);
}

/** The part with the words, found through the list at the end of the ZIP. Empty when there is none, or it is not what it says. */
function partOf(zip: Buffer): string {
  const end = zip.lastIndexOf("PK\x05\x06", undefined, "latin1");
  if (end < 0 || end + 20 > zip.length) return "";
  let at = zip.readUInt32LE(end + 16);
  for (let left = 500; left > 0 && at + 46 <= zip.length && zip.readUInt32LE(at) === 0x02014b50; left -= 1) {
    const [nameSize, extraSize, noteSize] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const name = zip.toString("utf8", at + 46, at + 46 + nameSize);
    if (PARTS.includes(name))
      return unpacked(zip, zip.readUInt32LE(at + 42), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 10));
    at += 46 + nameSize + extraSize + noteSize;
  }
  return "";
}

function unpacked(zip: Buffer, at: number, size: number, method: number): string {
  if (at + 30 > zip.length) return "";
  const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const data = zip.subarray(start, start + size);
  try {
    return (method === 8 ? inflateRawSync(data, { maxOutputLength: MOST_UNPACKED }) : data).toString("utf8");
  } catch {
    return "";
  }
}
