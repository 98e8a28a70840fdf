import type { Element } from "#lib/documents/domain/einvoice/elements.ts";
import type { Binding, Group, Paths, Value } from "#lib/documents/domain/einvoice/model.ts";

/** `Party/PartyTaxScheme[TaxScheme/ID=VAT]/CompanyID`, `Quantity/@unitCode`: local names, with one condition where it is needed. */
export type Step = {
  readonly name: string;
  readonly test: Test | null;
  /** The condition as it is written, "" without one. */
  readonly key: string;
};
type Test = { readonly path: readonly Step[]; readonly equal: boolean; readonly value: string };

const parsed = new Map<string, readonly Step[]>();

export function parseSteps(path: string): readonly Step[] {
  const known = parsed.get(path);
  if (known) return known;
  const steps = path.split(/\/(?![^[]*\])/).map((part): Step => {
    const [, name = "", inside] = /^([^[]+)(?:\[(.*)\])?$/.exec(part) ?? [];
    const [, left, not, value = ""] = /^(.*?)(!?)=(.*)$/.exec(inside ?? "") ?? [];
    const test = left === undefined ? null : { path: parseSteps(left), equal: not === "", value };
    return { name, test, key: inside ?? "" };
  });
  parsed.set(path, steps);
  return steps;
}

/** The values at the end of a path, in the order of the document. */
export function valuesAt(element: Element, path: string): Value[] {
  return walk(element, parseSteps(path));
}

export function elementsAt(element: Element, path: string): Element[] {
  return walk(element, parseSteps(path)).map((value) => value.element);
}

function walk(element: Element, steps: readonly Step[]): Value[] {
  const [step, ...rest] = steps;
  if (!step) return [{ text: element.text, element }];
  if (step.name === ".") return walk(element, rest);
  if (step.name.startsWith("@")) {
    const text = element.attributes[step.name.slice(1)];
    return text === undefined ? [] : [{ text: text.trim(), element }];
  }
  return element.children
    .filter((child) => child.name === step.name && (!step.test || holds(child, step.test)))
    .flatMap((child) => walk(child, rest));
}

function holds(element: Element, test: Test): boolean {
  const found = walk(element, test.path);
  const equals = found.some(({ text }) => same(text, test.value));
  return test.equal ? equals : !equals;
}

/** Codes are compared without their case; an `xs:boolean` may be written as a digit. */
function same(text: string, value: string): boolean {
  const written = text.toUpperCase();
  if (value === "true" || value === "false")
    return written === value.toUpperCase() || text === (value === "true" ? "1" : "0");
  return written === value.toUpperCase();
}

const list = (paths: Paths) => (typeof paths === "string" ? [paths] : paths);

/** Reads a group as a binding says. */
export function readGroup(element: Element, binding: Binding): Group {
  const terms = Object.entries(binding.terms).map(([term, paths]) => [
    term,
    list(paths).flatMap((path) => valuesAt(element, path)),
  ]);
  const groups = Object.entries(binding.groups ?? {}).map(([group, inner]) => [
    group,
    list(inner.at).flatMap((path) => elementsAt(element, path).map((found) => readGroup(found, inner))),
  ]);
  return { element, terms: Object.fromEntries(terms), groups: Object.fromEntries(groups) };
}
