import { issuedFile } from "#app/(portal)/facturation/factures-emises/issued-file.ts";
import { narrowToChoice } from "#lib/access/web.ts";
import { exportWorkList, readWorkListFilter } from "#lib/invoices/index.ts";

/** « Exporter les résultats » of « Synthèse », under its filter and in its order. */
export function GET(request: Request): Promise<Response> {
  return issuedFile(request, { name: "factures-a-traiter", list: "workList" }, async (whole, params) => {
    const { supplierId, hideOldRejections, instructor, order } = readWorkListFilter(params);
    const actor = await narrowToChoice(whole, supplierId);
    return exportWorkList(actor, {
      structureId: supplierId,
      hideOldRejections,
      instructorId: instructor === "moi" ? whole.userId : instructor,
      order,
    });
  });
}
