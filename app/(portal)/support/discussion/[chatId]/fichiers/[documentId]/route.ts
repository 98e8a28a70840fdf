import { notFound } from "#app/api/answers.ts";
import { savedFile } from "#app/sent-file.ts";
import { currentActor } from "#lib/access/web.ts";
import { chatDocument } from "#lib/chat/index.ts";
import { loadDocument } from "#lib/documents/index.ts";

type Context = { params: Promise<{ chatId: string; documentId: string }> };

/** A file of a conversation, for both sides, always to be saved. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const [actor, { chatId, documentId }] = [await currentActor(), await params];
  const allowed = actor && (await chatDocument(actor, chatId, documentId));
  const document = allowed ? await loadDocument(documentId) : null;
  return document ? savedFile(document) : notFound();
}
