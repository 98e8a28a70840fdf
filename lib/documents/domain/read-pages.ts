import { amountFields } from "#lib/documents/domain/amount-fields.ts";
import { issueDate } from "#lib/documents/domain/date-field.ts";
import type { DocumentFields } from "#lib/documents/domain/fields.ts";
import { ibanField } from "#lib/documents/domain/iban-field.ts";
import { ibanChecks } from "#lib/documents/domain/identifiers.ts";
import { linesOf } from "#lib/documents/domain/layout.ts";
import { applyLessons } from "#lib/documents/domain/learning/apply.ts";
import type { PageText } from "#lib/documents/domain/page-text.ts";
import { labelled } from "#lib/documents/domain/pairs.ts";
import { parties } from "#lib/documents/domain/parties.ts";
import { printedIds } from "#lib/documents/domain/printed-ids.ts";
import type { KnownParties, ReadingWarning } from "#lib/documents/domain/reading.ts";
import {
  commitmentNumber,
  contractNumber,
  invoiceNumber,
  serviceCode,
} from "#lib/documents/domain/reference-fields.ts";
import { currency, documentType } from "#lib/documents/domain/title-fields.ts";

export type PagesReading = {
  readonly fields: DocumentFields;
  readonly warnings: readonly ReadingWarning[];
};

/** Identifiers of companies on the pages, each once, without spaces: what the directory is asked before the fields are read. */
export function identifiersOf(pages: readonly PageText[]): string[] {
  return [...new Set(printedIds(labelled(linesOf(pages))).map(({ value }) => value))];
}

/** The fields of an invoice from the words of its pages. Candidates by labels and places, then what agrees between them. */
export function readPages(pages: readonly PageText[], known: KnownParties): PagesReading {
  const lines = labelled(linesOf(pages));
  const { supplierSiret, supplierVat, recipientSiret, warnings } = parties(lines, known);
  const type = documentType(lines);
  const iban = ibanField(lines);
  if (iban && !ibanChecks(iban.value))
    warnings.push({ code: "CHECKSUM", field: "iban", params: { value: iban.value } });
  const fields: DocumentFields = {
    invoiceNumber: invoiceNumber(lines),
    issueDate: issueDate(lines),
    currency: currency(lines),
    documentType: type,
    supplierSiret,
    supplierVat,
    recipientSiret,
    serviceCode: serviceCode(lines),
    commitmentNumber: commitmentNumber(lines),
    contractNumber: contractNumber(lines),
    iban,
    ...amountFields(lines, type?.value === "AVOIR"),
  };
  return { fields: applyLessons(fields, lines, known.layouts ?? []), warnings };
}

/** What every invoice says of itself (domain reference § 8.1): a reading that lacks one may have missed it. */
const ESSENTIAL = ["invoiceNumber", "issueDate", "totalInclTax"] as const;

/** How many of what every invoice says is found on the pages. */
export function essentialsOf(pages: readonly PageText[]): { found: number; of: number } {
  const { fields } = readPages(pages, { own: [], recipients: [] });
  return { found: ESSENTIAL.filter((name) => fields[name] !== null).length, of: ESSENTIAL.length };
}
