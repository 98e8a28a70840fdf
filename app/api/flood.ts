import "server-only";
import { cookies } from "next/headers";
import { wantsJson } from "#app/api/answers.ts";
import { sessionCookie } from "#lib/accounts/web.ts";
import { chooseLocale, LOCALE_COOKIE } from "#lib/shared/preferences.ts";
import { admit, tooMany } from "#lib/traffic/index.ts";

/**
 * The first line of every route handler: null, or the answer 429 of a visitor who asks for too much. Pages and their actions are
 * counted in `proxy.ts`, which `/api` does not go through.
 */
export async function refuseFlood(request: Request): Promise<Response | null> {
  const { method, headers, url } = request;
  const refused = await admit({
    method,
    path: new URL(url).pathname,
    forwardedFor: headers.get("x-forwarded-for"),
    sessionCookie: await sessionCookie(),
  });
  if (!refused) return null;
  const locale = chooseLocale((await cookies()).get(LOCALE_COOKIE)?.value, headers.get("accept-language"));
  // A form without script shows what it gets; everything else reads JSON, or the status.
  const as = method === "POST" && !wantsJson(request) ? "page" : "json";
  return tooMany(refused, { locale, as, here: null });
}
