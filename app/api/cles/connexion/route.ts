import { json, refusedJson, unexpected } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { proposePasskey } from "#lib/accounts/index.ts";
import { requestOrigin } from "#lib/accounts/web.ts";
import { checkOrigin } from "#lib/actions/index.ts";

export const dynamic = "force-dynamic";

/** What a passkey must sign to sign in by itself. Open to visitors: it names nobody. */
export async function POST(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const ours = checkOrigin(request.headers);
  if (!ours.ok) return refusedJson(ours);
  try {
    const proposed = await proposePasskey(await requestOrigin());
    return proposed.ok ? json({ ok: true, options: proposed.data }) : refusedJson(proposed);
  } catch (error) {
    return refusedJson(unexpected(error, "passkey"));
  }
}
