import { notFound } from "#app/api/answers.ts";
import { visibleDocument } from "#app/api/documents/visible.ts";
import { refuseFlood } from "#app/api/flood.ts";
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
  if (!document) return notFound();
  return new Response(Buffer.from(document.bytes), {
    headers: {
      "content-type": document.mediaType,
      "content-length": String(document.bytes.length),
      "content-disposition": disposition(document.fileName),
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    },
  });
}

/** The name twice: in plain ASCII for old programs, and as it is (RFC 6266). */
function disposition(fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
