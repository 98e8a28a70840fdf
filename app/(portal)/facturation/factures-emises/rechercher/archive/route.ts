import { getLocale } from "next-intl/server";
import { issuedArchive } from "#app/(portal)/facturation/factures-emises/issued-archive.ts";
import { notFound } from "#app/api/answers.ts";
import { currentActor, narrowToChoice } from "#lib/access/web.ts";
import { issuedCriteria, readIssuedSearch } from "#lib/invoices/index.ts";

/** The documents of the first invoices that a search finds, with their attachments. */
export async function GET(request: Request): Promise<Response> {
  const whole = await currentActor();
  if (!whole) return notFound();
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const { search } = readIssuedSearch(params, await getLocale());
  const actor = await narrowToChoice(whole, search.supplierId);
  const { order, supplierId: structureId } = search;
  return issuedArchive(actor, { criteria: issuedCriteria(search), order, structureId, attachments: true });
}
