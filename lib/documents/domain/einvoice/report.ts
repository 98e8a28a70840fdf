import { type Element, pathOf, readElements } from "#lib/documents/domain/einvoice/elements.ts";
import { type EInvoice, readEInvoice } from "#lib/documents/domain/einvoice/invoice.ts";
import { type InvoiceSyntax, textOfTerm } from "#lib/documents/domain/einvoice/model.ts";
import type { Profile } from "#lib/documents/domain/einvoice/profiles.ts";
import type { Sentence, Severity } from "#lib/documents/domain/einvoice/rule.ts";
import { RULES, rulesFor } from "#lib/documents/domain/einvoice/rules.ts";
import { type Settlement, settlementOf } from "#lib/documents/domain/einvoice/settlement.ts";
import {
  DEFECTS,
  type Defect,
  levelBreaches,
  type StructureBreach,
  structureBreaches,
} from "#lib/documents/domain/einvoice/structure.ts";

type Placed = {
  readonly severity: Severity;
  readonly params: Readonly<Record<string, string>>;
  /** Names of elements from the root; empty when the whole file is meant. */
  readonly path: string;
  readonly line: number | null;
};

/** A rule broken at one place, as plain data: what a screen says and a database keeps. */
export type Finding = Placed &
  (
    | { readonly kind: "rule"; readonly rule: string; readonly term: string; readonly sentence: Sentence }
    | { readonly kind: "file"; readonly rule: Defect }
  );

export type EInvoiceReport = {
  /** Null when the file did not get as far as being known for one. */
  readonly syntax: InvoiceSyntax | null;
  readonly profile: Profile | null;
  /** BT-24 as written. */
  readonly specification: string | null;
  /** Name of the file inside the PDF; null for a bare XML. */
  readonly attachment: string | null;
  readonly rulesChecked: number;
  /** Rules about what the level leaves out. */
  readonly rulesLeftOut: number;
  readonly findings: readonly Finding[];
  /** Findings beyond those kept. */
  readonly more: number;
  /** How it is paid and taxed; not known of a file that could not be read. */
  readonly settlement?: Settlement;
};

/** Kept of one rule, and of all: the hundredth line without a unit tells nothing new. */
const MOST_OF_A_RULE = 20;
const MOST = 150;

/** Checks an invoice whose text is well formed XML in a known syntax. Costs one pass over the text and one over the rules. */
export function examine(
  text: string,
  syntax: InvoiceSyntax,
  attachment: string | null = null,
): { report: EInvoiceReport; invoice: EInvoice | null } {
  const elements = readElements(text);
  if (!elements.root) return { report: unreadable("XML-MALFORMED", {}, attachment), invoice: null };
  const invoice = readEInvoice(elements.root, syntax);
  const rules = rulesFor(invoice.profile);
  const all = [
    ...[...structureBreaches(elements, syntax), ...levelBreaches(invoice)].map(fileFinding),
    ...rules.flatMap((rule) =>
      rule
        .check(invoice)
        .slice(0, MOST_OF_A_RULE)
        .map(({ at, sentence, params = {} }): (() => Finding) => () => ({
          kind: "rule",
          rule: rule.id,
          term: params.term ?? rule.terms[0] ?? "",
          sentence: sentence ?? rule.sentence,
          severity: rule.severity,
          params,
          ...placeOf(at),
        })),
    ),
  ];
  const report: EInvoiceReport = {
    syntax,
    profile: invoice.profile,
    specification: textOfTerm(invoice.root, "BT-24")?.slice(0, 200) ?? null,
    attachment,
    rulesChecked: rules.length,
    rulesLeftOut: RULES.length - rules.length,
    findings: all.slice(0, MOST).map((finding) => finding()),
    more: Math.max(0, all.length - MOST),
    settlement: settlementOf(invoice),
  };
  return { report, invoice };
}

/** The report of a file that is no readable invoice. */
export function unreadable(
  defect: Defect,
  params: Readonly<Record<string, string>>,
  attachment: string | null,
): EInvoiceReport {
  return {
    syntax: null,
    profile: null,
    specification: null,
    attachment,
    rulesChecked: 0,
    rulesLeftOut: RULES.length,
    findings: [{ kind: "file", rule: defect, severity: DEFECTS[defect], params, path: "", line: null }],
    more: 0,
  };
}

/** The same report with what is wrong with how a PDF holds its XML. */
export function withFileFindings(report: EInvoiceReport, breaches: readonly StructureBreach[]): EInvoiceReport {
  return { ...report, findings: [...breaches.map((breach) => fileFinding(breach)()), ...report.findings] };
}

function fileFinding({ defect, at, params = {} }: StructureBreach): () => Finding {
  return () => ({ kind: "file", rule: defect, severity: DEFECTS[defect], params, ...placeOf(at) });
}

function placeOf(at: Element | null): { path: string; line: number | null } {
  return at ? { path: pathOf(at), line: at.line } : { path: "", line: null };
}

/** Whether the portal can deliver what the data say. */
export function isDeliverable(report: EInvoiceReport): boolean {
  return report.findings.every(({ severity }) => severity !== "blocks");
}
