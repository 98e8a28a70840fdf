import { absoluteUrl } from "#lib/platform/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const dynamic = "force-dynamic";

/** What anybody may read may be listed. Everything else asks to sign in; a robot need not try, and scripts' addresses are no pages. */
export function GET(): Response {
  const closed = ["/api/", `${routes.account()}/`, "/facturation/", "/organisation/", "/administration/", "/demo/"];
  const lines = [
    "User-agent: *",
    ...closed.map((path) => `Disallow: ${path}`),
    `Sitemap: ${absoluteUrl(routes.siteMap())}`,
  ];
  return new Response(`${lines.join("\n")}\n`, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
