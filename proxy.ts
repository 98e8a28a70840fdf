import { type NextRequest, NextResponse } from "next/server";
import { isDevelopment } from "#lib/platform/env.ts";
import { AUDIENCE_COOKIE, parseAudience } from "#lib/portal/public.ts";
import { pagePolicy } from "#lib/shared/page-policy.ts";
import { PREFERENCE_COOKIE_OPTIONS } from "#lib/shared/preferences.ts";

/**
 * Gives each page its content policy, and remembers the audience tab of the address. Nothing here decides who may see what:
 * pages, actions and routes ask the domain themselves, and the portal must be just as closed with this file removed.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = pagePolicy(nonce, {
    development: isDevelopment(),
    https: request.headers.get("x-forwarded-proto") === "https" || request.nextUrl.protocol === "https:",
  });

  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from the policy of the request.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  // A page does not know its own address; this lets sign-in bring a person back to it. Never trusted: it goes through `safeReturn`.
  headers.set("x-page", request.nextUrl.pathname + request.nextUrl.search);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);

  // A page cannot set a cookie while it renders, and the tabs must work as plain links.
  const audience = parseAudience(request.nextUrl.searchParams.get("profil"));
  if (audience) response.cookies.set(AUDIENCE_COOKIE, audience, PREFERENCE_COOKIE_OPTIONS);
  return response;
}

/** Not for /api: a request that passes here has its body buffered, and uploads are streamed. */
export const config = {
  matcher: ["/((?!api/|_next/static|_next/image|favicon.ico|icon.svg).*)"],
};
