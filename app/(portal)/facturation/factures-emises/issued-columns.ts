import "server-only";
import { getTranslations } from "next-intl/server";
import {
  CADRES,
  DEPOSIT_MODES,
  type ExportedInvoice,
  INVOICE_STATUSES,
  INVOICE_TYPES,
  ISSUED_FIELDS,
  type IssuedField,
  kindOfField,
  MOTIFS,
} from "#lib/invoices/index.ts";
import type { ExportColumn } from "#lib/shared/export-columns.ts";

/** What files say of issued invoices, in the language of whoever asks. The words of codes are looked up once for the whole file. */
export async function issuedColumns(): Promise<ExportColumn<ExportedInvoice>[]> {
  const [t, words, statuses] = await Promise.all([
    getTranslations("issued.export.columns"),
    getTranslations("invoices"),
    getTranslations("invoiceStatus"),
  ]);
  const named: Partial<Record<IssuedField, ReadonlyMap<string, string>>> = {
    invoiceType: new Map(INVOICE_TYPES.map((type) => [type, words(`types.${type}`)])),
    status: new Map(INVOICE_STATUSES.map((status) => [status, statuses(status)])),
    depositMode: new Map(DEPOSIT_MODES.map((mode) => [mode, words(`depositModes.${mode}`)])),
    statusMotif: new Map(MOTIFS.map(({ code }) => [code, words(`motifs.${code}`)])),
    cadre: new Map(CADRES.map(({ code, short }) => [code, short])),
  };
  return ISSUED_FIELDS.map((field, index) => {
    const names = named[field];
    const value = (row: ExportedInvoice) => row[index] ?? null;
    return {
      header: t(field),
      kind: kindOfField(field),
      value: names ? (row) => nameOf(names, value(row)) : value,
    };
  });
}

function nameOf(names: ReadonlyMap<string, string>, code: string | null): string | null {
  return code === null ? null : (names.get(code) ?? code);
}
