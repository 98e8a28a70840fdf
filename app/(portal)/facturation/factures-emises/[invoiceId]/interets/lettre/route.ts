import { letterOf } from "#app/(portal)/facturation/factures-emises/[invoiceId]/interets/letter.ts";
import { notFound } from "#app/api/answers.ts";
import { currentActor } from "#lib/access/web.ts";
import { latePayment, letterPdf } from "#lib/invoices/index.ts";
import { now } from "#lib/platform/index.ts";

type Context = { params: Promise<{ invoiceId: string }> };

/** The letter that asks for late interest, as a PDF. There is none when nothing is owed, and a stranger finds nothing. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const late = actor && (await latePayment(actor, (await params).invoiceId));
  if (!actor || !late?.interest) return notFound();
  const bytes = await letterPdf(await letterOf(actor, late, late.interest), now());
  const name = `interets-moratoires-${(late.sheet.number ?? "").replace(/[^\w.-]/g, "_")}.pdf`;
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
