import type { DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

const ENCODINGS = new Set([
  "utf-8",
  "utf8",
  "us-ascii",
  "ascii",
  "iso-8859-1",
  "iso-8859-15",
  "windows-1252",
  "utf-16",
]);

/** Byte order marks, and the first characters of an XML file in an encoding that shows without one. */
const MARKS = [
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
  { bytes: [0x3c, 0x00, 0x3f, 0x00], encoding: "utf-16le" },
  { bytes: [0x00, 0x3c, 0x00, 0x3f], encoding: "utf-16be" },
] as const;

/** The encoding that the first bytes show, or null for one that writes ASCII as ASCII. */
export function encodingByMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  return MARKS.find((mark) => mark.bytes.every((byte, i) => bytes[i] === byte))?.encoding ?? null;
}

/** Whether the file begins as XML does: a mark, spaces, then `<` and a name, `?` or `!`. */
export function looksLikeXml(bytes: Uint8Array): boolean {
  const head = new TextDecoder(encodingByMark(bytes) ?? "latin1").decode(bytes.subarray(0, 400));
  return /^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*<(?:\?xml|!--|!DOCTYPE|[A-Za-z_])/i.test(head);
}

/** The text of an XML file, in the encoding that it declares. Encodings used to hide a DTD from a reader are refused. */
export function decodeXml(bytes: Uint8Array): Result<string, DocumentRefusal> {
  const marked = encodingByMark(bytes);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const declared = /<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/i.exec(head)?.[1]?.toLowerCase();
  if (!marked && declared && !ENCODINGS.has(declared))
    return refuse("XML_MALFORMED", { params: { encoding: declared } });
  const encoding = marked ?? (declared && declared !== "utf-16" ? declared : "utf-8");
  try {
    return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return refuse("XML_MALFORMED", { params: { encoding } });
  }
}

/** A DTD, or an entity of its own, anywhere: never needed in an invoice, and the way into most attacks on XML readers. */
export function hasDtd(text: string): boolean {
  return /<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text);
}

export type XmlRoot = { readonly name: string; readonly namespace: string };

/** Name and namespace of the first element, found without reading the rest. Null when there is none. */
export function xmlRoot(text: string): XmlRoot | null {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    const close = text.startsWith("<?", at) ? "?>" : text.startsWith("<!--", at) ? "-->" : null;
    if (close === null) break;
    const end = text.indexOf(close, at + 2);
    if (end < 0) return null;
    at = end + close.length;
  }
  // Cut out first, so that what is matched is short and ends where it should: no way to make the match go back and forth.
  const close = text.slice(at, at + 20_000).indexOf(">");
  const start = close < 0 ? "" : text.slice(at, at + close + 1);
  if (start.indexOf("<", 1) >= 0) return null;
  const tag = /^<(?:([\p{L}_][\p{L}\p{N}_.-]{0,99}):)?([\p{L}_][\p{L}\p{N}_.-]{0,99})([\s/][^<>]*)?>$/u.exec(start);
  if (!tag) return null;
  const [, prefix, name = "", attributes = ""] = tag;
  const wanted = prefix ? `xmlns:${prefix}` : "xmlns";
  for (const [, key, double, single] of attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (key === wanted) return { name, namespace: double ?? single ?? "" };
  }
  return { name, namespace: "" };
}
