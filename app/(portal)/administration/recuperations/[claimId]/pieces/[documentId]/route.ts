import { notFound } from "#app/api/answers.ts";
import { currentActor } from "#lib/access/web.ts";
import { loadDocument } from "#lib/documents/index.ts";
import { isClaimFile } from "#lib/recovery/index.ts";

type Context = { params: Promise<{ claimId: string; documentId: string }> };

/** A document of a claim, for support, always to be saved: whatever it holds, no browser shows it under the portal's address (T-09). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const [actor, { claimId, documentId }] = [await currentActor(), await params];
  const allowed = actor && (await isClaimFile(actor, claimId, documentId));
  const document = allowed ? await loadDocument(documentId) : null;
  if (!document) return notFound();
  const ascii = document.fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  return new Response(Buffer.from(document.bytes), {
    headers: {
      "content-type": document.mediaType,
      "content-length": String(document.bytes.length),
      "content-disposition": `attachment; filename="${ascii}"`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    },
  });
}
