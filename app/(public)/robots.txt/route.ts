import { absoluteUrl } from "#lib/platform/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const dynamic = "force-dynamic";

/**
 * What anybody may read may be listed. Everything else asks to sign in; a robot need not try, and scripts' addresses are no pages. One address is
 * looked for by people who never came: where an invoice is deposited, which asks to sign in and goes on from there.
 */
export function GET(): Response {
  const closed = ["/api/", `${routes.account()}/`, "/facturation/", "/organisation/", "/administration/", "/demo/"];
  const lines = [
    "User-agent: *",
    `Allow: ${routes.deposit()}$`,
    ...closed.map((path) => `Disallow: ${path}`),
    `Sitemap: ${absoluteUrl(routes.siteMap())}`,
  ];
  return new Response(`${lines.join("\n")}\n`, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
