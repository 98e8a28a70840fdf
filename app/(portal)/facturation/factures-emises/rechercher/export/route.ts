import { issuedFile } from "#app/(portal)/facturation/factures-emises/issued-file.ts";
import { narrowToChoice } from "#lib/access/web.ts";
import { exportIssued, issuedCriteria, readIssuedSearch } from "#lib/invoices/index.ts";

/** The results of « Rechercher », all of them, with the criteria and the order of its address (F-89). */
export function GET(request: Request): Promise<Response> {
  return issuedFile(request, { name: "factures-emises", list: "search" }, async (whole, params, locale) => {
    const { search } = readIssuedSearch(params, locale);
    const actor = await narrowToChoice(whole, search.supplierId);
    return exportIssued(actor, issuedCriteria(search), { structureId: search.supplierId, order: search.order });
  });
}
