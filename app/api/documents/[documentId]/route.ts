import { notFound } from "#app/api/answers.ts";
import { visibleDocument } from "#app/api/documents/visible.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { savedFile } from "#app/sent-file.ts";
import { loadDocument } from "#lib/documents/index.ts";
import { downloadFile } from "#lib/invoices/index.ts";

type Context = { params: Promise<{ documentId: string }> };

/** A file of an invoice, always to be saved: whatever it holds, no browser shows it under the portal's address (T-09). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const seen = await visibleDocument((await params).documentId);
  if (!seen) return notFound();
  const { invoiceId, fileId, side } = seen.file;
  const allowed = await downloadFile(seen.actor, side, { invoiceId, fileId });
  const document = allowed.ok ? await loadDocument(allowed.data.documentId) : null;
  return document ? savedFile(document) : notFound();
}
