import type { Element, Elements } from "#lib/documents/domain/einvoice/elements.ts";
import type { EInvoice } from "#lib/documents/domain/einvoice/invoice.ts";
import { groupsAt, type InvoiceSyntax } from "#lib/documents/domain/einvoice/model.ts";
import type { Severity } from "#lib/documents/domain/einvoice/rule.ts";

/** Defects of the file itself, with ids of ours. The sentences are in `messages/*.json`, block `einvoice.defects`. */
export const DEFECTS = {
  "XML-MALFORMED": "blocks",
  "XML-DTD": "blocks",
  "XML-ROOT": "blocks",
  "XML-XINCLUDE": "blocks",
  "XML-PREFIX": "blocks",
  "XML-NAMESPACE": "broken",
  "XML-LEVEL": "broken",
  "XML-PROFILE": "advice",
  "XML-NAME": "broken",
  "XML-RELATION": "broken",
  "XML-SEVERAL": "broken",
} as const satisfies Record<string, Severity>;
export type Defect = keyof typeof DEFECTS;

export type StructureBreach = {
  readonly defect: Defect;
  readonly at: Element | null;
  readonly params?: Readonly<Record<string, string>>;
};

const XINCLUDE = "http://www.w3.org/2001/XInclude";
const UBL = "urn:oasis:names:specification:ubl:schema:xsd:";

/** Namespaces that elements of a syntax may have, by how they begin. What extensions hold is theirs. */
const SPACES: Readonly<Record<InvoiceSyntax, readonly string[]>> = {
  UBL: [UBL],
  CII: ["urn:un:unece:uncefact:data:standard:", "urn:un:unece:uncefact:data:"],
  ZUGFERD1: ["urn:ferd:", "urn:un:unece:uncefact:data:standard:"],
};

/** Told once for each name: a file written with a wrong namespace has it everywhere. */
const MOST = 10;

export function structureBreaches(elements: Elements, syntax: InvoiceSyntax): StructureBreach[] {
  const found: StructureBreach[] = elements.unbound
    .slice(0, 1)
    .map((at) => ({ defect: "XML-PREFIX", at, params: { name: at.name } }));
  const names = new Set<string>();
  const visit = (element: Element) => {
    if (element.space === XINCLUDE) found.push({ defect: "XML-XINCLUDE", at: element });
    const known = SPACES[syntax].some((start) => element.space.startsWith(start));
    if (!known && element.space !== XINCLUDE && !names.has(element.name) && names.size < MOST) {
      names.add(element.name);
      found.push({ defect: "XML-NAMESPACE", at: element, params: { name: element.name, space: element.space || "–" } });
    }
    if (element.name !== "UBLExtensions") for (const child of element.children) visit(child);
  };
  if (elements.root) visit(elements.root);
  return found;
}

/** A level that the data contradict, or that nobody knows. */
export function levelBreaches({ root, profile, syntax }: EInvoice): StructureBreach[] {
  const [line] = groupsAt(root, "BG-25");
  if (line && (profile === "MINIMUM" || profile === "BASIC_WL"))
    return [{ defect: "XML-LEVEL", at: line.element, params: { profile } }];
  const specification = root.terms["BT-24"]?.[0];
  if (profile === "OTHER" && syntax !== "ZUGFERD1" && specification && specification.text !== "")
    return [
      { defect: "XML-PROFILE", at: specification.element, params: { specification: specification.text.slice(0, 120) } },
    ];
  return [];
}
