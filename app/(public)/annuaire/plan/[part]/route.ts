import { notFound } from "#app/api/answers.ts";
import { siteMapPart } from "#lib/directory/index.ts";
import { helpParts } from "#lib/help/index.ts";
import { absoluteUrl } from "#lib/platform/index.ts";
import { DEFAULT_LOCALE } from "#lib/shared/preferences.ts";
import { routes } from "#lib/shared/routes.ts";
import { type MappedPage, siteMap } from "#lib/shared/site-map.ts";

export const dynamic = "force-dynamic";

const PAGES = [
  routes.home(),
  routes.directory(),
  routes.help(),
  routes.news(),
  routes.webinars(),
  routes.portalState(),
  routes.changeLog(),
  routes.validator(),
  routes.verification(),
  routes.terms(),
  routes.legalNotice(),
];

/** One file of the site map: sheets of the directory, and in the first one the pages for everybody. */
export async function GET(_: Request, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  const { part } = await params;
  const number = /^[1-9]\d{0,3}\.xml$/.test(part) ? Number.parseInt(part, 10) : 0;
  const sheets = number > 0 ? await siteMapPart(number) : [];
  const pages: MappedPage[] = [
    ...(number === 1 ? [...PAGES, ...(await helpAddresses())].map((path) => ({ url: absoluteUrl(path) })) : []),
    ...sheets.map(({ siret, updatedAt }) => ({ url: absoluteUrl(routes.directorySheet(siret)), changed: updatedAt })),
  ];
  if (pages.length === 0) return notFound();
  return new Response(siteMap(pages), { headers: { "content-type": "application/xml; charset=utf-8" } });
}

async function helpAddresses(): Promise<string[]> {
  const parts = await helpParts(DEFAULT_LOCALE, null);
  return parts.flatMap(({ pages }) => pages.map(({ slug }) => routes.helpPage(slug)));
}
