import { Lexer, type Token, type Tokens } from "marked";

/**
 * What a text in Markdown may hold, and nothing else: no HTML, no address that runs, no picture but the portal's own. Drawn by
 * `components/ui/markdown.tsx`.
 */
export type Inline =
  | { readonly kind: "text" | "code"; readonly text: string }
  | { readonly kind: "strong" | "em"; readonly inside: readonly Inline[] }
  | { readonly kind: "link"; readonly href: string; readonly inside: readonly Inline[] }
  /** `raw`: as it was typed, for where pictures are not shown. */
  | { readonly kind: "picture"; readonly src: string; readonly description: string; readonly raw: string }
  | { readonly kind: "break" };

/** The pictures that a text may show, by their address, with the place they take. */
export type Pictures = Readonly<Record<string, { readonly width: number; readonly height: number }>>;

export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3 | 4; readonly anchor: string; readonly inside: readonly Inline[] }
  | { readonly kind: "paragraph"; readonly inside: readonly Inline[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: "quote"; readonly inside: readonly Block[] }
  | { readonly kind: "code"; readonly text: string }
  | {
      readonly kind: "table";
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: "rule" };

/** Deeper than anybody writes; what is deeper is shown as it was typed. */
const DEEPEST = 12;
export const LONGEST_MARKDOWN = 50_000;

/** Reads Markdown (tables included) into what may be shown. What is not on the list is read as the text that was typed. Never throws. */
export function readMarkdown(source: string): readonly Block[] {
  const text = source.slice(0, LONGEST_MARKDOWN);
  try {
    const anchors = new Map<string, number>();
    return new Lexer({ gfm: true }).lex(text).flatMap((token) => blockOf(token, anchors, 0));
  } catch {
    // Nested without end: shown as it was typed.
    return [{ kind: "paragraph", inside: [{ kind: "text", text }] }];
  }
}

function blockOf(token: Token, anchors: Map<string, number>, depth: number): Block[] {
  if (depth > DEEPEST) return typed(token.raw);
  const below = (tokens: readonly Token[] = []) => tokens.flatMap((one) => blockOf(one, anchors, depth + 1));
  switch (token.type) {
    case "space":
    case "def":
      return [];
    case "heading": {
      const inside = inlines(token.tokens);
      const level = token.depth <= 2 ? 2 : token.depth === 3 ? 3 : 4;
      return [{ kind: "heading", level, anchor: unique(anchorOf(plainOf(inside)), anchors), inside }];
    }
    case "paragraph":
      return [{ kind: "paragraph", inside: inlines(token.tokens) }];
    case "text":
      return [{ kind: "paragraph", inside: token.tokens ? inlines(token.tokens) : words(token.text) }];
    case "list": {
      const list = token as Tokens.List;
      return [{ kind: "list", ordered: list.ordered, items: list.items.map((item) => below(item.tokens)) }];
    }
    case "blockquote":
      return [{ kind: "quote", inside: below(token.tokens) }];
    case "code":
      return [{ kind: "code", text: token.text }];
    case "table": {
      const table = token as Tokens.Table;
      const cells = (row: readonly Tokens.TableCell[]) => row.map((cell) => inlines(cell.tokens));
      return [{ kind: "table", head: cells(table.header), rows: table.rows.map(cells) }];
    }
    case "hr":
      return [{ kind: "rule" }];
    default:
      return typed(token.raw);
  }
}

const words = (text: string): Inline[] => [{ kind: "text", text }];
const typed = (raw: string): Block[] => (raw.trim() === "" ? [] : [{ kind: "paragraph", inside: words(raw.trim()) }]);

function inlines(tokens: readonly Token[] = [], depth = 0): Inline[] {
  return tokens.flatMap((token) => inlineOf(token, depth));
}

function inlineOf(token: Token, depth: number): Inline[] {
  if (depth > DEEPEST) return words(token.raw);
  switch (token.type) {
    case "text":
      return token.tokens ? inlines(token.tokens, depth + 1) : words(token.text);
    case "escape":
      return words(token.text);
    case "strong":
    case "em":
      return [{ kind: token.type, inside: inlines(token.tokens, depth + 1) }];
    case "codespan":
      return [{ kind: "code", text: token.text }];
    case "br":
      return [{ kind: "break" }];
    case "link": {
      const href = safeHref(token.href);
      const inside = inlines(token.tokens, depth + 1);
      return href === null ? words(token.raw) : [{ kind: "link", href, inside }];
    }
    case "image":
      return OWN_PICTURE.test(token.href)
        ? [{ kind: "picture", src: token.href, description: token.text, raw: token.raw }]
        : words(token.raw);
    default:
      return words(token.raw);
  }
}

const OWN_PICTURE = /^\/images\/[a-z0-9/-]+\.webp$/;

/** A page of the portal, a place on this page, a secure address elsewhere or a mail; null for everything else. */
export function safeHref(href: string): string | null {
  if (/^#[\w-]+$/.test(href)) return href;
  if (/^mailto:[^\s<>"?]+@[^\s<>"?]+$/i.test(href)) return href;
  if (/[\s\\]/.test(href)) return null;
  if (href.startsWith("/") && !href.startsWith("//")) return href;
  const url = URL.parse(href);
  return url?.protocol === "https:" && url.username === "" ? url.href : null;
}

/** The words of what was read, without marks: for searching, summaries and feeds. */
export function plainOf(inside: readonly Inline[]): string {
  return inside.map(plainInline).join("").replace(/\s+/g, " ").trim();
}

/** A picture says nothing that the text beside it does not say. */
function plainInline(one: Inline): string {
  if ("inside" in one) return plainOf(one.inside);
  return one.kind === "break" || one.kind === "picture" ? " " : one.text;
}

export function plainBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return plainOf(block.inside);
    case "list":
      return block.items.map((item) => item.map(plainBlock).join(" ")).join(" ; ");
    case "quote":
      return block.inside.map(plainBlock).join(" ");
    case "code":
      return block.text;
    case "table":
      return block.rows.map((row) => row.map(plainOf).join(" : ")).join(" ; ");
    case "rule":
      return "";
  }
}

/** `Comment suivre ?` → `comment-suivre`. */
function anchorOf(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("œ", "oe").toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "partie"
  );
}

function unique(anchor: string, seen: Map<string, number>): string {
  const times = (seen.get(anchor) ?? 0) + 1;
  seen.set(anchor, times);
  return times === 1 ? anchor : `${anchor}-${times}`;
}
