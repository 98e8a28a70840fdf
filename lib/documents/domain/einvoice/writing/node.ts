import { parseSteps, type Step } from "#lib/documents/domain/einvoice/steps.ts";
import { placeIn } from "#lib/documents/domain/einvoice/writing/order.ts";

/** An element that is being written. `test`: the condition of the path that made it, so that another condition makes another one. */
export type Node = {
  readonly name: string;
  readonly test: string;
  readonly attributes: Record<string, string>;
  readonly children: Node[];
  text: string;
};

export function node(name: string, test = ""): Node {
  return { name, test, attributes: {}, children: [], text: "" };
}

/** Elements that stand several times in one parent; any other that is there already means another parent. */
const REPEATED: ReadonlySet<string> = new Set(["TaxTotalAmount"]);

/** The element at the end of a path below `from`, made with what its conditions ask; an attribute is on the element before it. */
export function elementFor(from: Node, path: string): { readonly node: Node; readonly attribute: string | null } {
  const steps = parseSteps(path);
  const last = steps.at(-1);
  const attribute = last?.name.startsWith("@") ? last.name.slice(1) : null;
  const elements = attribute ? steps.slice(0, -1) : steps;
  return { node: descend(from, elements, attribute === null), attribute };
}

/** The group at the end of a path: always one more. */
export function groupFor(from: Node, path: string): Node {
  const steps = parseSteps(path);
  const parent = steps.slice(0, -1).reduce((at, step) => reuse(at, step) ?? make(at, step), from);
  const last = steps.at(-1);
  return last ? make(parent, last) : from;
}

/** The element at the end of a path, the one that is there or a new one. */
export function ensure(from: Node, path: string): Node {
  return descend(from, parseSteps(path), false);
}

function descend(from: Node, steps: readonly Step[], fresh: boolean): Node {
  const last = steps.at(-1);
  if (!last) return from;
  let parent = from;
  for (const [index, step] of steps.slice(0, -1).entries()) {
    const known = reuse(parent, step);
    // « IncludedNote/Content » a second time is a second note.
    const taken =
      fresh &&
      index === steps.length - 2 &&
      !REPEATED.has(last.name) &&
      known?.children.some(({ name }) => name === last.name);
    parent = known && !taken ? known : make(parent, step);
  }
  return (fresh ? null : reuse(parent, last)) ?? make(parent, last);
}

/** Without a condition any element of the name will do: the last one. */
function reuse(parent: Node, step: Step): Node | null {
  if (step.name === ".") return parent;
  const key = step.key;
  return parent.children.findLast(({ name, test }) => name === step.name && (key === "" || test === key)) ?? null;
}

/** What stands where a condition says that something is not: the tax that is no VAT. */
const OTHERWISE: Readonly<Record<string, string>> = { VAT: "FC" };

function make(parent: Node, step: Step): Node {
  if (step.name === ".") return parent;
  const made = node(step.name, step.key);
  parent.children.push(made);
  if (!step.test) return made;
  const { path, equal, value } = step.test;
  const wanted = equal ? value : OTHERWISE[value];
  const [first] = path;
  if (wanted === undefined || !first) return made;
  if (first.name.startsWith("@")) made.attributes[first.name.slice(1)] = wanted;
  else descend(made, path, true).text = wanted;
  return made;
}

function escaped(value: string): string {
  return value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** The text of an element and all that is in it, in the order of the schema. */
export function written(
  at: Node,
  syntax: "UBL" | "CII",
  prefixOf: (name: string, parent: string, leaf: boolean) => string,
  parent = "",
): string {
  const leaf = at.children.length === 0;
  const children = at.children.toSorted((a, b) => placeIn(syntax, at.name, a.name) - placeIn(syntax, at.name, b.name));
  const inside = leaf ? escaped(at.text) : children.map((one) => written(one, syntax, prefixOf, at.name)).join("");
  const prefix = prefixOf(at.name, parent, leaf);
  const name = prefix === "" ? at.name : `${prefix}:${at.name}`;
  const attributes = Object.entries(at.attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return inside === "" ? `<${name}${attributes.join("")}/>` : `<${name}${attributes.join("")}>${inside}</${name}>`;
}
