import { postJson } from "#app/api/post-json.ts";
import { currentActor } from "#lib/access/web.ts";
import { proposeNewKey } from "#lib/accounts/index.ts";
import { refuse } from "#lib/shared/result.ts";

export const dynamic = "force-dynamic";

/** What a key must answer to become a factor of the person signed in. */
export const POST = postJson("new key", async () => {
  const actor = await currentActor();
  return actor ? proposeNewKey(actor) : refuse("SESSION_ENDED");
});
