import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { issuedColumns } from "#app/(portal)/facturation/factures-emises/issued-columns.ts";
import { notFound } from "#app/api/answers.ts";
import { sentFile } from "#app/sent-file.ts";
import { type Actor, canSomewhere } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
import type { ExportedInvoice, Params } from "#lib/invoices/index.ts";
import { now, xlsxOf } from "#lib/platform/index.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { type ExportColumn, exportHead, exportLines } from "#lib/shared/export-columns.ts";

type Batches = AsyncGenerator<readonly ExportedInvoice[]>;
type Read = (actor: Actor, params: Params, locale: "fr" | "en") => Promise<Batches>;

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A list of issued invoices as a file, sent as it is read. To whoever reads no issued invoice there is none. */
export async function issuedFile(request: Request, name: string, read: Read): Promise<Response> {
  const actor = await currentActor();
  if (!actor || !canSomewhere(actor, "invoice.readIssued")) return notFound();
  const { searchParams } = new URL(request.url);
  const [locale, t, columns] = await Promise.all([getLocale(), getTranslations("issued.export"), issuedColumns()]);
  const batches = await read(actor, Object.fromEntries(searchParams), locale);
  const at = now();
  const dated = `${name}-${parisDay(at)}`;
  return sentFile(
    searchParams.get("format") === "xlsx"
      ? { name: `${dated}.xlsx`, type: XLSX, write: () => xlsxOf(t("sheet"), columns, batches, at) }
      : { name: `${dated}.csv`, type: "text/csv; charset=utf-8", write: () => csvOf(columns, batches, locale) },
  );
}

async function* csvOf(
  columns: readonly ExportColumn<ExportedInvoice>[],
  batches: Batches,
  locale: "fr" | "en",
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(exportHead(columns));
  for await (const rows of batches) yield Buffer.from(exportLines(columns, rows, locale));
}
