import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { DOMParser, type Element, XMLSerializer } from "@xmldom/xmldom";
import { detectXml } from "#lib/documents/domain/detect.ts";
import type { InvoiceSyntax } from "#lib/documents/domain/einvoice/model.ts";
import { examine } from "#lib/documents/domain/einvoice/report.ts";
import { RULES } from "#lib/documents/domain/einvoice/rules.ts";
import { figure } from "#torture/each.ts";
import type { DatabaseRow } from "#torture/row.ts";

/** One verdict that the official artefacts state for a piece of an invoice. */
type Stated = { readonly place: string; readonly rule: string; readonly broken: boolean; readonly xml: string };

const HERE = new Set(RULES.map(({ id }) => id));

/**
 * Disagreements that are ours to keep, by file, number of the case and rule. These pieces leave out the scheme of the tax (`TaxScheme/ID`),
 * and without it nothing says that a category is VAT's. The artefacts look at the category alone; we have no category then, so an
 * invoice of this kind breaks BR-CO-04, BR-47 or BR-32 here, and is never said to be right (decision 43).
 */
const EXPLAINED: ReadonlySet<string> = new Set([
  "test/CreditNote-unit-UBL/BR-CL-18.xml #2 BR-CL-18",
  "test/Invoice-unit-UBL/BR-CL-17.xml #2 BR-CL-17",
  "test/Invoice-unit-UBL/BR-CL-18.xml #2 BR-CL-18",
  "test/Invoice-unit-UBL/BR-G-08.xml #1 BR-G-08",
]);

/** The cases of a checkout of ConnectingEurope/eInvoicing-EN16931: each test set has pieces of invoices and what must be said of them. */
function statedIn(folder: string): Stated[] {
  return globSync("test/**/*.xml", { cwd: folder })
    .sort()
    .flatMap((file) => {
      const text = readFileSync(path.join(folder, file), "utf8");
      if (!text.includes("<testSet")) return [];
      const set = new DOMParser().parseFromString(text, "text/xml");
      return Array.from(set.getElementsByTagName("test")).flatMap((test, index) =>
        statedBy(test, `${file} #${index + 1}`),
      );
    });
}

function statedBy(test: Element, place: string): Stated[] {
  const children = Array.from(test.childNodes).filter((node): node is Element => node.nodeType === 1);
  const [asserts, invoice] = [children.find(({ localName }) => localName === "assert"), children.at(-1)];
  if (!asserts || !invoice || asserts === invoice) return [];
  const xml = new XMLSerializer().serializeToString(invoice);
  const named = (tag: string) =>
    Array.from(asserts.getElementsByTagName(tag)).map((one) => (one.textContent ?? "").trim());
  return [
    ...named("success").map((rule) => ({ place, rule, broken: false, xml })),
    ...["error", "fatal", "warning"].flatMap(named).map((rule) => ({ place, rule, broken: true, xml })),
  ].filter(({ rule }) => HERE.has(rule));
}

/** What we say: null when the piece is in no syntax that we read. */
function brokenHere({ xml, rule }: Stated): boolean | null {
  const format = detectXml(xml);
  if (!format.ok) return null;
  return examine(xml, format.data.kind as InvoiceSyntax).report.findings.some((finding) => finding.rule === rule);
}

export const t21: DatabaseRow = {
  id: "T-21",
  title: "verdicts of EN 16931 against those that the official artefacts state for their own cases",
  needs: "database",
  async run() {
    const folder = process.env.EN16931_DIR ?? "";
    if (!existsSync(path.join(folder, "test")) || folder === "") {
      const found = "the official artefacts are not here: EN16931_DIR names no checkout of them";
      return { size: "-", found, pass: false, notRun: true as const };
    }
    const all = statedIn(folder);
    let [same, explained, falseValid, unread] = [0, 0, 0, 0];
    const others: string[] = [];
    for (const stated of all) {
      const ours = brokenHere(stated);
      const key = `${stated.place} ${stated.rule}`;
      if (ours === stated.broken) same += 1;
      else if (EXPLAINED.has(key)) explained += 1;
      else {
        if (ours === null) unread += 1;
        else if (!ours) falseValid += 1;
        others.push(
          `${key} (${stated.broken ? "broken" : "kept"}, said ${ours === null ? "nothing" : ours ? "broken" : "kept"})`,
        );
      }
    }
    if (others.length > 0) console.error(others.join("\n"));
    return {
      size: `${figure(all.length)} verdicts on ${new Set(all.map(({ rule }) => rule)).size} rules`,
      found: `${figure(same)} the same, ${explained} explained, ${others.length} others (${falseValid} kept by us only, ${unread} not read)`,
      pass: all.length > 500 && falseValid === 0 && others.length === 0,
    };
  },
};
