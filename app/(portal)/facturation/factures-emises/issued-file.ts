import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { issuedColumns } from "#app/(portal)/facturation/factures-emises/issued-columns.ts";
import { listFile } from "#app/(portal)/facturation/factures-emises/list-file.ts";
import { notFound } from "#app/api/answers.ts";
import { type Actor, canSomewhere } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
import { type ExportedInvoice, noteExport, type Params } from "#lib/invoices/index.ts";

type Batches = AsyncGenerator<readonly ExportedInvoice[]>;
type Read = (actor: Actor, params: Params, locale: "fr" | "en") => Promise<Batches>;
type Named = { readonly name: string; readonly list: "search" | "workList" };

/** A list of issued invoices as a file, kept in the trail. To whoever reads no issued invoice there is none. */
export async function issuedFile(request: Request, { name, list }: Named, read: Read): Promise<Response> {
  const actor = await currentActor();
  if (!actor || !canSomewhere(actor, "invoice.readIssued")) return notFound();
  const { searchParams } = new URL(request.url);
  const format = searchParams.get("format");
  const [locale, t, columns] = await Promise.all([getLocale(), getTranslations("issued.export"), issuedColumns()]);
  const batches = await read(actor, Object.fromEntries(searchParams), locale);
  await noteExport(actor, list, format === "xlsx" ? "xlsx" : "csv");
  return listFile({ name, sheet: t("sheet"), format, columns, batches, locale });
}
