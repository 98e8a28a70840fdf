import { getLocale, getTranslations } from "next-intl/server";
import { listFile } from "#app/(portal)/facturation/factures-emises/list-file.ts";
import { askedList } from "#app/(portal)/facturation/factures-emises/liste-fiscale/asked.ts";
import { notFound } from "#app/api/answers.ts";
import { currentActor } from "#lib/access/web.ts";
import {
  exportFiscal,
  FISCAL_FIELDS,
  INVOICE_STATUSES,
  INVOICE_TYPES,
  kindOfFiscalField,
} from "#lib/invoices/index.ts";

type Row = readonly (string | null)[];

/** The whole of a fiscal list as CSV or XLSX. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  const { searchParams } = new URL(request.url);
  if (!actor) return notFound();
  const { structureId, year } = askedList(actor, Object.fromEntries(searchParams));
  const batches = structureId && exportFiscal(actor, structureId, year);
  if (!batches) return notFound();
  const [locale, t, words, statuses] = await Promise.all([
    getLocale(),
    getTranslations("fiscalList"),
    getTranslations("invoices.types"),
    getTranslations("invoiceStatus"),
  ]);
  const names = new Map<string, string>([
    ...INVOICE_TYPES.map((type) => [type, words(type)] as const),
    ...INVOICE_STATUSES.map((status) => [status, statuses(status)] as const),
  ]);
  const columns = FISCAL_FIELDS.map((field, index) => ({
    header: t(`columns.${field}`),
    kind: kindOfFiscalField(field),
    value: (row: Row) => {
      const value = row[index] ?? null;
      return field === "invoiceType" || field === "status" ? (names.get(value ?? "") ?? value) : value;
    },
  }));
  const name = `liste-fiscale-${year}`;
  return listFile({ name, sheet: t("title"), format: searchParams.get("format"), columns, batches, locale });
}
