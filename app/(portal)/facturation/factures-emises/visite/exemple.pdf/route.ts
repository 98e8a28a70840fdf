import { forbidden, notFound } from "next/navigation";
import { structuresWith } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { sampleInvoice } from "#lib/demo/index.ts";

/** An invoice to try a deposit with; not there in production. */
export async function GET(): Promise<Response> {
  const actor = await requireActor();
  if (structuresWith(actor, "invoice.draft").length === 0) forbidden();
  const { fileName, bytes } = (await sampleInvoice(actor)) ?? notFound();
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "private, no-store",
    },
  });
}
