import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "#app/api/answers.ts";
import { busyFile, sentFile } from "#app/sent-file.ts";
import { type Actor, canSomewhere } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
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
  type Params,
} from "#lib/invoices/index.ts";
import { isReadingBusy, now, xlsxOf } from "#lib/platform/index.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { type ExportColumn, exportHead, exportLines } from "#lib/shared/export-columns.ts";

type Batches = AsyncGenerator<readonly ExportedInvoice[]>;
type Read = (actor: Actor, params: Params, locale: "fr" | "en") => Promise<Batches>;

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A list of issued invoices as a file, sent as it is read. To whoever reads no issued invoice there is none. */
export async function issuedFile(request: Request, name: string, read: Read): Promise<Response> {
  const actor = await currentActor();
  if (!actor || !canSomewhere(actor, "invoice.readIssued")) return notFound();
  if (isReadingBusy()) return busyFile();
  const { searchParams } = new URL(request.url);
  const [locale, t, columns] = await Promise.all([getLocale(), getTranslations("issued.export"), columnsOf()]);
  const batches = await read(actor, Object.fromEntries(searchParams), locale);
  const at = now();
  const dated = `${name}-${parisDay(at)}`;
  return searchParams.get("format") === "xlsx"
    ? sentFile(`${dated}.xlsx`, XLSX, xlsxOf(t("sheet"), columns, batches, at))
    : sentFile(`${dated}.csv`, "text/csv; charset=utf-8", csvOf(columns, batches, locale));
}

async function* csvOf(
  columns: readonly ExportColumn<ExportedInvoice>[],
  batches: Batches,
  locale: "fr" | "en",
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(exportHead(columns));
  for await (const rows of batches) yield Buffer.from(exportLines(columns, rows, locale));
}

/** The words of codes are looked up once for the whole file. */
async function columnsOf(): Promise<ExportColumn<ExportedInvoice>[]> {
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
