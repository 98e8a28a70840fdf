import { notFound } from "#app/api/answers.ts";
import { visibleDocument } from "#app/api/documents/visible.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { loadDocument, renderPage } from "#lib/documents/index.ts";

type Context = { params: Promise<{ documentId: string; page: string }> };

/** Enough to read small print at the width of half a screen. */
const DPI = 120;

/** A page of a document, drawn by the portal: a picture holds nothing that could run. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const { documentId, page } = await params;
  if (!/^\d{1,4}$/.test(page)) return notFound();
  const seen = await visibleDocument(documentId);
  const document = seen && (await loadDocument(seen.file.documentId));
  if (!document) return notFound();
  const drawn = await renderPage({ bytes: document.bytes, page: Number(page), dpi: DPI });
  if (!drawn.ok) return notFound();
  return new Response(Buffer.from(drawn.data), {
    headers: {
      "content-type": "image/png",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      // The same document always gives the same page, and only this person's browser may keep it.
      "cache-control": "private, max-age=3600",
    },
  });
}
