import { json, refusedJson, unexpected } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { currentActor } from "#lib/access/web.ts";
import { proposeNewKey } from "#lib/accounts/index.ts";
import { checkOrigin } from "#lib/actions/index.ts";
import { refuse } from "#lib/shared/result.ts";

export const dynamic = "force-dynamic";

/** What a key must answer to become a factor of the person signed in. */
export async function POST(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const ours = checkOrigin(request.headers);
  if (!ours.ok) return refusedJson(ours);
  try {
    const actor = await currentActor();
    if (!actor) return refusedJson(refuse("SESSION_ENDED"));
    const proposed = await proposeNewKey(actor);
    return proposed.ok ? json({ ok: true, options: proposed.data }) : refusedJson(proposed);
  } catch (error) {
    return refusedJson(unexpected(error, "new key"));
  }
}
