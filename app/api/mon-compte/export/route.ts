import { refuseFlood } from "#app/api/flood.ts";
import { exportAccount } from "#lib/accounts/index.ts";
import { currentUser, requestOrigin } from "#lib/accounts/web.ts";
import { presentRefusal } from "#lib/actions/index.ts";
import { now } from "#lib/platform/clock.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { refuse } from "#lib/shared/result.ts";

/** One's data as a JSON file (docs/account-export.md). It changes nothing but the trail, so a plain link fetches it. */
export async function GET(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const user = await currentUser();
  const outcome = user ? await exportAccount(user, await requestOrigin()) : refuse("SESSION_ENDED");
  if (!outcome.ok) {
    const { message } = await presentRefusal(outcome);
    return new Response(message, {
      status: outcome.code === "SESSION_ENDED" ? 401 : 403,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  }
  return new Response(`${JSON.stringify(outcome.data, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="mon-compte-${parisDay(now())}.json"`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    },
  });
}
