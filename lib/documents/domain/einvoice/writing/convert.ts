import { readElements } from "#lib/documents/domain/einvoice/elements.ts";
import { type EInvoice, readEInvoice } from "#lib/documents/domain/einvoice/invoice.ts";
import type { Group } from "#lib/documents/domain/einvoice/model.ts";
import { type EInvoiceReport, examine } from "#lib/documents/domain/einvoice/report.ts";
import { isoDay } from "#lib/documents/domain/einvoice/rules-types.ts";
import { type WrittenSyntax, writeEInvoice } from "#lib/documents/domain/einvoice/writing/write.ts";

/**
 * An invoice in another syntax, or null when it would not say the same there: a term that has no place, a level too low for the norm, or a
 * rule that the original keeps and this breaks. What is given out is read back first.
 */
export function convertEInvoice(
  { invoice, report }: { readonly invoice: EInvoice; readonly report: EInvoiceReport },
  to: WrittenSyntax,
): string | null {
  const xml = writeEInvoice(invoice, to);
  const { root } = readElements(xml);
  if (!root || !saysAllOf(readEInvoice(root, to).root, invoice.root)) return null;
  const before = new Set(report.findings.map(({ rule }) => rule));
  return examine(xml, to).report.findings.every(({ rule }) => before.has(rule)) ? xml : null;
}

/** Terms that one syntax says otherwise than the other: by other codes, or once for all of what the other repeats. */
const TOLD_OTHERWISE: ReadonlySet<string> = new Set(["BT-3", "BT-7", "BT-8", "BT-22", "BT-24"]);

/** Groups of which there must be as many. */
const COUNTED = ["BG-20", "BG-21", "BG-23", "BG-25"];

function saysAllOf(written: Group, source: Group): boolean {
  const has = textsOf(written);
  return (
    [...textsOf(source)].every((one) => has.has(one)) &&
    COUNTED.every((name) => (written.groups[name] ?? []).length === (source.groups[name] ?? []).length)
  );
}

function textsOf(group: Group, into: Set<string> = new Set()): Set<string> {
  for (const [term, values] of Object.entries(group.terms)) {
    if (TOLD_OTHERWISE.has(term)) continue;
    for (const { text } of values) if (text !== "") into.add(`${term} ${isoDay(text) ?? text}`);
  }
  for (const list of Object.values(group.groups)) for (const one of list) textsOf(one, into);
  return into;
}

/** An invoice that the portal wrote as CII, in either syntax; null when it breaks a rule, so that nothing unsound is given out. */
export function writtenFromCii(cii: string, to: WrittenSyntax): string | null {
  const { invoice, report } = examine(cii, "CII");
  if (!invoice || report.findings.length > 0) return null;
  return to === "CII" ? cii : convertEInvoice({ invoice, report }, to);
}
