import { sameAmount } from "#lib/documents/domain/amounts.ts";
import {
  DOCUMENT_FIELDS,
  type DocumentFieldName,
  type DocumentFields,
  type VatLine,
} from "#lib/documents/domain/fields.ts";
import { sirenOfVat } from "#lib/documents/domain/identifiers.ts";
import type { FieldConflict, ReadingWarning } from "#lib/documents/domain/reading.ts";

export type Merged = { fields: DocumentFields; conflicts: FieldConflict[]; warnings: ReadingWarning[] };

/** A reading of the page surer than this may complete the XML, or contradict it. */
const SURE = 0.9;

const AMOUNTS: ReadonlySet<DocumentFieldName> = new Set(["totalExclTax", "totalTax", "totalInclTax", "amountDue"]);

/**
 * The XML wins. Where it is silent and the page surely has the value, the page completes it; where both speak and differ, the
 * difference is told. A SIRET on the page completes the SIREN of the XML.
 */
export function mergeXmlAndPage(xml: DocumentFields, page: DocumentFields): Merged {
  const fields: Record<string, unknown> = {};
  const conflicts: FieldConflict[] = [];
  for (const name of DOCUMENT_FIELDS) {
    const [fromXml, fromPage] = [xml[name], page[name]];
    fields[name] = fromXml
      ? { ...fromXml, box: fromPage?.box }
      : fromPage && fromPage.confidence >= SURE
        ? fromPage
        : null;
    if (!fromXml || !fromPage) continue;
    if (completesSiren(name, fromXml.value, fromPage.value)) fields[name] = fromPage;
    else if (!agree(name, fromXml.value, fromPage.value) && fromPage.confidence >= SURE) {
      fields[name] = fromXml;
      conflicts.push({ field: name, xml: shown(fromXml.value), page: shown(fromPage.value) });
    }
  }
  const warnings = conflicts.some(({ field }) => AMOUNTS.has(field)) ? [{ code: "TOTALS_DISAGREE" } as const] : [];
  return { fields: fields as DocumentFields, conflicts, warnings };
}

/**
 * The fields of the page, with what an XML cut short adds: more confidence where both say the same, and the VAT number of the very
 * company that the page names as the supplier. Nothing else is taken from it.
 */
export function confirmedByCutXml(page: DocumentFields, xml: DocumentFields | null): DocumentFields {
  if (!xml) return page;
  const fields: Record<string, unknown> = { ...page };
  for (const name of DOCUMENT_FIELDS) {
    const [fromPage, fromXml] = [page[name], xml[name]];
    // A SIREN does not confirm the last five digits of a SIRET.
    const whole = !/Siret$/.test(name) || fromXml?.value === fromPage?.value;
    if (fromPage && fromXml && whole && agree(name, fromXml.value, fromPage.value)) {
      fields[name] = { ...fromPage, confidence: Math.max(fromPage.confidence, 0.97) };
    }
  }
  const vat = xml.supplierVat;
  const siren = page.supplierSiret?.value.slice(0, 9);
  if (!page.supplierVat && vat && siren && sirenOfVat(vat.value) === siren)
    fields.supplierVat = { ...vat, confidence: 0.95 };
  return fields as DocumentFields;
}

function completesSiren(name: DocumentFieldName, xml: unknown, page: unknown): boolean {
  if (name !== "supplierSiret" && name !== "recipientSiret") return false;
  return (
    typeof xml === "string" &&
    typeof page === "string" &&
    xml.length === 9 &&
    page.length === 14 &&
    page.startsWith(xml)
  );
}

function agree(name: DocumentFieldName, xml: string | readonly VatLine[], page: string | readonly VatLine[]): boolean {
  if (typeof xml !== "string" || typeof page !== "string")
    return typeof xml !== "string" && typeof page !== "string" && sameRecap(xml, page);
  if (AMOUNTS.has(name)) return sameAmount(xml, page);
  if (name === "supplierSiret" || name === "recipientSiret") return xml.startsWith(page) || page.startsWith(xml);
  return xml.replace(/\s+/g, "").toUpperCase() === page.replace(/\s+/g, "").toUpperCase();
}

/** Lines without tax are often left out on the page. */
function sameRecap(xml: readonly VatLine[], page: readonly VatLine[]): boolean {
  const taxed = (lines: readonly VatLine[]) => lines.filter((line) => Number(line.tax) !== 0);
  const [a, b] = [taxed(xml), taxed(page)];
  return (
    a.length === b.length &&
    a.every((one) => b.some((two) => sameAmount(one.base, two.base) && sameAmount(one.tax, two.tax)))
  );
}

function shown(value: string | readonly VatLine[]): string {
  return typeof value === "string"
    ? value
    : value.map((line) => `${line.rate} % : ${line.base} → ${line.tax}`).join(" ; ");
}
