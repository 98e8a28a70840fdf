import { refuseFlood } from "#app/api/flood.ts";
import { currentActor } from "#lib/access/web.ts";
import { checkOrigin } from "#lib/actions/index.ts";
import { beAtDesk } from "#lib/chat/index.ts";

/** An agent has the desk of conversations before their eyes. */
export async function POST(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  if (!checkOrigin(request.headers).ok) return new Response(null, { status: 403 });
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 401 });
  return new Response(null, { status: (await beAtDesk(actor)) ? 204 : 404 });
}
