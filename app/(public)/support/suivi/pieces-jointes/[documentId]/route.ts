import { notFound } from "#app/api/answers.ts";
import { savedFile } from "#app/sent-file.ts";
import { loadDocument } from "#lib/documents/index.ts";
import { isLinkedFile } from "#lib/tickets/index.ts";

type Context = { params: Promise<{ documentId: string }> };

/** A file of a ticket without account, for whoever holds its mailed link; another ticket's is not found. Always to be saved (T-09). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { documentId } = await params;
  const token = new URL(request.url).searchParams.get("jeton") ?? "";
  const document = (await isLinkedFile(token, documentId)) ? await loadDocument(documentId) : null;
  return document ? savedFile(document) : notFound();
}
