import { notFound } from "#app/api/answers.ts";
import { savedFile } from "#app/sent-file.ts";
import { currentActor } from "#lib/access/web.ts";
import { loadDocument } from "#lib/documents/index.ts";
import { isClaimFile } from "#lib/recovery/index.ts";

type Context = { params: Promise<{ claimId: string; documentId: string }> };

/** A document of a claim, for support, always to be saved: whatever it holds, no browser shows it under the portal's address (T-09). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const [actor, { claimId, documentId }] = [await currentActor(), await params];
  const allowed = actor && (await isClaimFile(actor, claimId, documentId));
  const document = allowed ? await loadDocument(documentId) : null;
  return document ? savedFile(document) : notFound();
}
