import { issuedArchive } from "#app/(portal)/facturation/factures-emises/issued-archive.ts";
import { notFound, seeOther } from "#app/api/answers.ts";
import { currentActor } from "#lib/access/web.ts";
import { routes, safeReturn } from "#lib/shared/routes.ts";

/** The documents of the invoices that were ticked. Nothing ticked is told on the page of the choice. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return notFound();
  const { searchParams } = new URL(request.url);
  const invoiceIds = searchParams.getAll("choix");
  if (invoiceIds.length === 0) {
    return seeOther(routes.issuedSelection({ retour: safeReturn(searchParams.get("retour")) }));
  }
  return issuedArchive(actor, { invoiceIds, attachments: searchParams.get("pieces") === "oui" });
}
