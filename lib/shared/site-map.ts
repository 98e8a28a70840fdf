/** Documents of sitemaps.org. Addresses are absolute; they hold no character that XML would mind, as `URL` writes them. */
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

export type MappedPage = { readonly url: string; readonly changed?: Date };

export function siteMap(pages: readonly MappedPage[]): string {
  const lines = pages.map(({ url, changed }) => {
    const at = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : "";
    return `<url><loc>${forXml(url)}</loc>${at}</url>`;
  });
  return `${HEAD}<urlset ${SCHEMA}>\n${lines.join("\n")}\n</urlset>\n`;
}

export function siteMapIndex(urls: readonly string[]): string {
  const lines = urls.map((url) => `<sitemap><loc>${forXml(url)}</loc></sitemap>`);
  return `${HEAD}<sitemapindex ${SCHEMA}>\n${lines.join("\n")}\n</sitemapindex>\n`;
}

function forXml(url: string): string {
  return url.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
