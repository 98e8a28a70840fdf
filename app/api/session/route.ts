import { refuseFlood } from "#app/api/flood.ts";
import { sessionTimeLeft } from "#lib/accounts/web.ts";
import { checkOrigin, presentRefusal } from "#lib/actions/index.ts";

const HEADERS = { "cache-control": "private, no-store", "cross-origin-resource-policy": "same-origin" };

/** How long the session lasts. Asking does not extend it: a page left open must not keep its session alive by itself. */
export async function GET(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  return answer(await sessionTimeLeft());
}

/** « Rester connecté ». */
export async function POST(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const origin = checkOrigin(request.headers);
  if (!origin.ok) return new Response((await presentRefusal(origin)).message, { status: 403 });
  return answer(await sessionTimeLeft(true));
}

function answer(left: Awaited<ReturnType<typeof sessionTimeLeft>>): Response {
  const status = left ? 200 : 401;
  return Response.json(left ?? { seconds: 0, extensible: false }, { status, headers: HEADERS });
}
