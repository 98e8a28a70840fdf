import { XMLParser, XMLValidator } from "fast-xml-parser";
import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { hasDtd } from "#lib/documents/domain/xml-text.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** An element: its text under `#text`, its attributes under `@name`, its children by local name. */
export type XmlElement = { readonly [name: string]: XmlNode | readonly XmlNode[] | undefined };
export type XmlNode = string | XmlElement;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: DOCUMENT_LIMITS.xmlDepth,
});

/** The tree of an XML text without a DTD. Well-formedness is checked first: the parser itself forgives too much. */
export function parseXml(text: string): Result<XmlElement, DocumentRefusal> {
  if (hasDtd(text)) return refuse("XML_DTD");
  const excess = excessOf(text);
  if (excess) return refuse("XML_MALFORMED", { params: { cause: excess } });
  try {
    const verdict = XMLValidator.validate(text);
    if (verdict !== true)
      return refuse("XML_MALFORMED", { params: { line: verdict.err.line, cause: verdict.err.code } });
    const tree = parser.parse(text) as XmlElement;
    return Object.keys(tree).length === 1 ? ok(tree) : refuse("XML_MALFORMED", { params: { cause: "roots" } });
  } catch {
    return refuse("XML_MALFORMED");
  }
}

/** Depth and number of tags, counted on the text alone: a hundred thousand open ones cost one pass and no tree. */
function excessOf(text: string): "depth" | "size" | null {
  let [depth, tags] = [0, 0];
  for (const [tag] of text.matchAll(/<[/\p{L}_][^<>]*>/gu)) {
    if (tag.startsWith("</")) depth -= 1;
    else if (!tag.endsWith("/>")) depth += 1;
    tags += 1;
    if (depth > DOCUMENT_LIMITS.xmlDepth) return "depth";
    if (tags > DOCUMENT_LIMITS.xmlTags) return "size";
  }
  return null;
}

/** A text cut short, with the tags that were open closed again. What it says is then only as good as what confirms it. */
export function closeTags(text: string): string {
  const whole = text.slice(0, Math.max(text.lastIndexOf(">"), 0) + 1);
  const open: string[] = [];
  for (const [tag, name = ""] of whole.matchAll(/<\/?([\p{L}_][\p{L}\p{N}_.:-]*)[^<>]*>/gu)) {
    if (tag.startsWith("</")) open.pop();
    else if (!tag.endsWith("/>")) open.push(name);
  }
  return (
    whole +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join("")
  );
}

/** All elements at a path of local names, every occurrence at every step. */
export function elementsAt(root: XmlNode, path: string): XmlNode[] {
  let found: XmlNode[] = [root];
  for (const step of path.split("/")) {
    found = found.flatMap((node) => {
      const next = typeof node === "string" ? undefined : node[step];
      return next === undefined ? [] : Array.isArray(next) ? (next as XmlNode[]) : [next as XmlNode];
    });
  }
  return found;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A text with the five entities of XML and character references resolved. */
export function resolveEntities(raw: string): string {
  if (!raw.includes("&")) return raw;
  return raw.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (all, dec, hex, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? all;
    const code = dec ? Number(dec) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

/** The text of an element, trimmed, the five entities of XML and character references resolved. Empty: null. */
export function textOf(node: XmlNode | undefined): string | null {
  const raw = typeof node === "string" ? node : node?.["#text"];
  if (typeof raw !== "string") return null;
  const text = resolveEntities(raw).trim();
  return text === "" ? null : text;
}

/** An attribute of an element, whatever prefix it has. */
export function attributeOf(node: XmlNode | undefined, name: string): string | null {
  const value = typeof node === "object" ? node[`@${name}`] : undefined;
  return typeof value === "string" && value !== "" ? value : null;
}

/** Text of the first element at a path that has some. */
export function firstText(root: XmlNode, path: string): string | null {
  for (const node of elementsAt(root, path)) {
    const text = textOf(node);
    if (text !== null) return text;
  }
  return null;
}
