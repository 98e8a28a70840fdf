import { json, notFound } from "#app/api/answers.ts";
import { visibleDocument } from "#app/api/documents/visible.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { pageWords } from "#lib/documents/index.ts";

type Context = { params: Promise<{ documentId: string; page: string }> };

/** The words of a page with their places: a click on one of them fills the field that has the focus. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const { documentId, page } = await params;
  if (!/^\d{1,4}$/.test(page)) return notFound();
  const seen = await visibleDocument(documentId);
  const words = seen && (await pageWords(seen.file.documentId, Number(page)));
  return words ? json({ words }) : notFound();
}
