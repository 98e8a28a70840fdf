import { siteMapParts } from "#lib/directory/index.ts";
import { absoluteUrl } from "#lib/platform/index.ts";
import { routes } from "#lib/shared/routes.ts";
import { siteMapIndex } from "#lib/shared/site-map.ts";

export const dynamic = "force-dynamic";

/** The files of the site map; the first one also lists the pages that are not sheets. */
export async function GET(): Promise<Response> {
  const parts = Math.max(1, await siteMapParts());
  const urls = Array.from({ length: parts }, (_, index) => absoluteUrl(routes.siteMapPart(index + 1)));
  return new Response(siteMapIndex(urls), { headers: { "content-type": "application/xml; charset=utf-8" } });
}
