import { resolveEntities } from "#lib/documents/domain/xml-tree.ts";

/** An element with what a report needs to say where it is. Names are local; `space` is the namespace. */
export type Element = {
  readonly name: string;
  readonly space: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  readonly parent: Element | null;
  readonly line: number;
  text: string;
};

export type Elements = { readonly root: Element | null; readonly unbound: readonly Element[] };

type Spaces = Readonly<Record<string, string>>;

const ATTRIBUTE = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * The elements of a text that `parseXml` has found well formed: without a DTD, not too deep, not too many. One pass. `unbound` are those
 * whose prefix was never declared.
 */
export function readElements(text: string): Elements {
  const unbound: Element[] = [];
  const stack: { element: Element; spaces: Spaces; parts: string[] }[] = [];
  let root: Element | null = null;
  let [at, line, counted] = [0, 1, 0];
  const lineAt = (index: number) => {
    for (let i = text.indexOf("\n", counted); i >= 0 && i < index; i = text.indexOf("\n", i + 1)) {
      line += 1;
      counted = i + 1;
    }
    return line;
  };
  while (at < text.length) {
    const open = text.indexOf("<", at);
    const top = stack.at(-1);
    if (open < 0) break;
    if (open > at) top?.parts.push(resolveEntities(text.slice(at, open)));
    const skipped = skip(text, open);
    if (skipped) {
      if (skipped.cdata) top?.parts.push(skipped.cdata);
      at = skipped.end;
      continue;
    }
    const close = endOfTag(text, open);
    const tag = text.slice(open + 1, close);
    at = close + 1;
    if (tag.startsWith("/")) {
      const ended = stack.pop();
      if (ended) ended.element.text = ended.parts.join("").trim();
      continue;
    }
    const name = /^[^\s/]+/.exec(tag)?.[0] ?? "";
    const attributes: Record<string, string> = {};
    const spaces: Record<string, string> = { ...(top?.spaces ?? {}) };
    for (const [, key = "", double, single] of tag.slice(name.length).matchAll(ATTRIBUTE)) {
      const value = resolveEntities(double ?? single ?? "");
      if (key === "xmlns") spaces[""] = value;
      else if (key.startsWith("xmlns:")) spaces[key.slice(6)] = value;
      else attributes[key.slice(key.indexOf(":") + 1)] = value;
    }
    const colon = name.indexOf(":");
    const prefix = colon < 0 ? "" : name.slice(0, colon);
    const element: Element = {
      name: name.slice(colon + 1),
      space: spaces[prefix] ?? "",
      attributes,
      children: [],
      parent: top?.element ?? null,
      line: lineAt(open),
      text: "",
    };
    if (prefix !== "" && spaces[prefix] === undefined) unbound.push(element);
    if (top) top.element.children.push(element);
    else root ??= element;
    if (!tag.endsWith("/")) stack.push({ element, spaces, parts: [] });
  }
  return { root, unbound };
}

/** Comments, instructions and CDATA. */
function skip(text: string, open: number): { end: number; cdata?: string } | null {
  const until = (start: string, end: string) => {
    const found = text.indexOf(end, open + start.length);
    return found < 0 ? text.length : found;
  };
  if (text.startsWith("<!--", open)) return { end: until("<!--", "-->") + 3 };
  if (text.startsWith("<?", open)) return { end: until("<?", "?>") + 2 };
  if (text.startsWith("<![CDATA[", open)) {
    const end = until("<![CDATA[", "]]>");
    return { end: end + 3, cdata: text.slice(open + 9, end) };
  }
  return null;
}

/** The `>` that ends a tag: one inside a quoted value does not. */
function endOfTag(text: string, open: number): number {
  for (let i = open + 1; i < text.length; i += 1) {
    const char = text[i];
    if (char === ">") return i;
    if (char === '"' || char === "'") {
      const end = text.indexOf(char, i + 1);
      if (end < 0) break;
      i = end;
    }
  }
  return text.length;
}

/** `Invoice/InvoiceLine[2]/Item/Name`: as a person looks for it. */
export function pathOf(element: Element): string {
  const steps: string[] = [];
  for (let one: Element | null = element; one; one = one.parent) {
    const same = one.parent?.children.filter(({ name }) => name === one?.name) ?? [];
    steps.unshift(same.length > 1 ? `${one.name}[${same.indexOf(one) + 1}]` : one.name);
  }
  return steps.join("/");
}
