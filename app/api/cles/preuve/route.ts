import { json, refusedJson, unexpected } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { proposeKeyProof } from "#lib/accounts/index.ts";
import { sessionIdOfCookie } from "#lib/accounts/web.ts";
import { checkOrigin } from "#lib/actions/index.ts";
import { refuse } from "#lib/shared/result.ts";

export const dynamic = "force-dynamic";

/** What a key must sign for who gave the password, or is signed in already; nobody else is told which keys there are. */
export async function POST(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const ours = checkOrigin(request.headers);
  if (!ours.ok) return refusedJson(ours);
  try {
    const sessionId = await sessionIdOfCookie();
    if (!sessionId) return refusedJson(refuse("HALF_SESSION_ENDED"));
    const proposed = await proposeKeyProof(sessionId);
    return proposed.ok ? json({ ok: true, options: proposed.data }) : refusedJson(proposed);
  } catch (error) {
    return refusedJson(unexpected(error, "key proof"));
  }
}
