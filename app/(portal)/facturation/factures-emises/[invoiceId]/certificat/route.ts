import { certificateLayout } from "#app/(portal)/facturation/factures-emises/certificate-layout.ts";
import { notFound } from "#app/api/answers.ts";
import { currentActor } from "#lib/access/web.ts";
import { certificatePdf, depositRecap } from "#lib/invoices/index.ts";

type Context = { params: Promise<{ invoiceId: string }> };

/** The certificate of deposit of a sent invoice, as a PDF to save. A draft has none, and a stranger finds nothing. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const recap = actor && (await depositRecap(actor, (await params).invoiceId));
  if (!recap) return notFound();
  const bytes = await certificatePdf(recap.content, await certificateLayout(recap.content, recap.code));
  const name = `certificat-${recap.content.number.replace(/[^\w.-]/g, "_")}.pdf`;
  return new Response(Buffer.from(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename="${name}"`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
