import { json, notFound } from "#app/api/answers.ts";
import { visibleDocument } from "#app/api/documents/visible.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { getExtraction } from "#lib/documents/index.ts";

type Context = { params: Promise<{ documentId: string }> };

/** How far the reading of a document is. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const seen = await visibleDocument((await params).documentId);
  const extraction = seen && (await getExtraction(seen.file.documentId));
  if (!extraction) return notFound();
  const { status, pagesDone, pagesTotal } = extraction;
  return json({ status, pagesDone, pagesTotal: pagesTotal ?? 1 });
}
