import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import type { DraftView, ReadMark } from "#components/invoices/deposit/view.ts";
import type { DocumentFieldName, DocumentReading, Reading, VatLine } from "#lib/documents/index.ts";
import type { DraftField } from "#lib/invoices/public.ts";
import { formatDate, isIsoDate } from "#lib/shared/dates.ts";
import { formatAmount } from "#lib/shared/money.ts";

/** The field of the form that each thing read fills; what is not here identifies the supplier or its account. */
const FIELD_OF = {
  invoiceNumber: "number",
  issueDate: "issueDate",
  currency: "currency",
  documentType: "invoiceType",
  recipientSiret: "recipientIdentifier",
  serviceCode: "recipientServiceCode",
  commitmentNumber: "commitmentNumber",
  contractNumber: "contractNumber",
  totalExclTax: "totalExclTax",
  totalTax: "totalTax",
  totalInclTax: "totalInclTax",
  amountDue: "amountDue",
  vatBreakdown: "vatLines",
} as const satisfies Partial<Record<DocumentFieldName, DraftField | "vatLines">>;

const AMOUNTS: ReadonlySet<string> = new Set(["totalExclTax", "totalTax", "totalInclTax", "amountDue"]);
/** One is computed, the other has a line for each rate. */
const WITHOUT_CONTROL: ReadonlySet<string> = new Set(["totalInclTax", "vatLines"]);
/** From here on a value is shown as sure: of those, at most one in a hundred is wrong. */
const SURE = 0.9;

/** Where each field was read and how surely, in the words of the form. */
export async function readingMarks(reading: DocumentReading): Promise<DraftView["marks"]> {
  const [t, locale] = await Promise.all([getTranslations("deposit"), getLocale()]);
  const marks: Partial<Record<DraftField | "vatLines", ReadMark>> = {};
  for (const [name, field] of Object.entries(FIELD_OF) as [keyof typeof FIELD_OF, DraftField | "vatLines"][]) {
    const read: Reading<string | readonly VatLine[]> | null = reading.fields[name];
    if (!read) continue;
    const show = (value: string) =>
      AMOUNTS.has(name) && /^-?\d/.test(value) ? formatAmount(plain(value), locale) : value;
    // Amounts of a credit note are read with the sign of the page, and kept without.
    const put = (value: string) => show(value.replace(/^-/, ""));
    const said = (value: string) => {
      if (name === "documentType") return t(value === "AVOIR" ? "form.creditNote" : "form.invoice");
      return isIsoDate(value) ? formatDate(value, locale) : show(value);
    };
    const conflict = reading.conflicts.find((one) => one.field === name);
    // Two readings that disagree: neither is told to be sure.
    const percent = conflict ? "none" : String(Math.floor(read.confidence * 100));
    const page = read.box ? String(read.box.page) : "none";
    marks[field] = {
      text: t(read.learnt ? "readAsBefore" : "readText", { origin: t(`origins.${read.origin}`), page, percent }),
      shown: typeof read.value === "string" ? put(read.value) : "",
      sure: !conflict && read.confidence >= SURE,
      zone: read.box ?? null,
      conflict: conflict
        ? {
            text: t("conflict", { page: said(conflict.page), xml: said(conflict.xml) }),
            takes: WITHOUT_CONTROL.has(field)
              ? []
              : [
                  { value: put(conflict.page), label: t("takePage", { value: said(conflict.page) }) },
                  { value: put(conflict.xml), label: t("takeXml", { value: said(conflict.xml) }) },
                ],
          }
        : null,
    };
  }
  return marks;
}

function plain(value: string): string {
  return /^-?\d+(\.\d+)?$/.test(value) ? value : "0";
}
