import { type NextRequest, NextResponse } from "next/server";
import { needsVisitor, parseVisitor, VISITOR_COOKIE, VISITOR_HEADER, VISITOR_SECONDS } from "#lib/captcha/public.ts";
import { isDevelopment } from "#lib/platform/env.ts";
import { absoluteUrl } from "#lib/platform/origin.ts";
import { sessionCookieName } from "#lib/platform/session-cookie.ts";
import { AUDIENCE_COOKIE, parseAudience } from "#lib/portal/public.ts";
import { OLD_ADDRESSES } from "#lib/shared/old-addresses.ts";
import { pagePolicy } from "#lib/shared/page-policy.ts";
import { chooseLocale, LOCALE_COOKIE, PREFERENCE_COOKIE_OPTIONS } from "#lib/shared/preferences.ts";
import { routes } from "#lib/shared/routes.ts";
import { admit, bodyFits, type Refused, tooMany } from "#lib/traffic/index.ts";

/**
 * Gives each page its content policy, remembers the audience tab of the address, marks the browser of a visitor who gets a captcha, and
 * refuses floods before anything is rendered. Nothing here decides who may see what: pages, actions and routes ask the domain
 * themselves, and the portal must be just as closed with this file removed.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const refused = await admit({
    method: request.method,
    path: request.nextUrl.pathname,
    forwardedFor: request.headers.get("x-forwarded-for"),
    sessionCookie: request.cookies.get(sessionCookieName())?.value,
  });
  // The form of a page says by itself that it was sent too often, and keeps what was typed; beyond that, and without script, 429.
  const toldByForm = refused && !refused.flood && request.headers.has("next-action");
  if (refused && !toldByForm) return answerFlood(request, refused);

  const moved = OLD_ADDRESSES[request.nextUrl.pathname];
  if (moved && request.method === "GET") return NextResponse.redirect(absoluteUrl(moved) + request.nextUrl.search, 308);

  const long = refuseLong(request);
  if (long) return long;

  const nonce = btoa(crypto.randomUUID());
  const https = request.headers.get("x-forwarded-proto") === "https" || request.nextUrl.protocol === "https:";
  const policy = pagePolicy(nonce, { development: isDevelopment(), https });

  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from the policy of the request.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  // A page does not know its own address; this lets sign-in bring a person back to it. Never trusted: it goes through `safeReturn`.
  headers.set("x-page", request.nextUrl.pathname + request.nextUrl.search);
  // The page that is rendered needs the cookie that its own answer sets. What a visitor sends under this name counts for nothing.
  headers.delete(VISITOR_HEADER);
  const visitor = needsVisitor(request.nextUrl.pathname) ? visitorOf(request) : null;
  if (visitor) headers.set(VISITOR_HEADER, visitor);

  // Read by the builder of actions. What a browser sends under this name counts for nothing.
  if (toldByForm) headers.set("x-wait", String(Math.ceil(refused.milliseconds / 1000)));
  else headers.delete("x-wait");

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);

  // A page cannot set a cookie while it renders, and the tabs must work as plain links.
  const audience = parseAudience(request.nextUrl.searchParams.get("profil"));
  if (audience) response.cookies.set(AUDIENCE_COOKIE, audience, PREFERENCE_COOKIE_OPTIONS);
  if (visitor)
    response.cookies.set(VISITOR_COOKIE, visitor, {
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      secure: https,
      maxAge: VISITOR_SECONDS,
    });
  return response;
}

/** Who came with the cookie keeps it: the captcha of a form open in another tab stays good. */
function visitorOf(request: NextRequest): string {
  return parseVisitor(request.cookies.get(VISITOR_COOKIE)?.value) ?? crypto.randomUUID().replaceAll("-", "");
}

/** A body that a page may not take is not read. Whoever gave the validator too large a file is told on its page: by the configured address, never by the host that the request names. */
function refuseLong(request: NextRequest): Response | null {
  const fits = bodyFits(request.method, request.nextUrl.pathname, request.headers.get("content-length"));
  if (fits === "fits") return null;
  if (fits === "tooLong" && request.nextUrl.pathname === routes.validator())
    return NextResponse.redirect(absoluteUrl(routes.validator({ refus: "taille" })), 303);
  return new Response(null, { status: fits === "unknown" ? 411 : 413 });
}

function answerFlood(request: NextRequest, refused: Refused): Response {
  const locale = chooseLocale(request.cookies.get(LOCALE_COOKIE)?.value, request.headers.get("accept-language"));
  const here = request.method === "GET" ? request.nextUrl.pathname + request.nextUrl.search : null;
  return tooMany(refused, { locale, as: "page", here });
}

/** Not for /api: a request that passes here has its body buffered, and uploads are streamed. */
export const config = {
  matcher: ["/((?!api/|_next/static|_next/image|favicon.ico|icon.svg).*)"],
};
