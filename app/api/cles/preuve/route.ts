import { postJson } from "#app/api/post-json.ts";
import { proposeKeyProof } from "#lib/accounts/index.ts";
import { sessionIdOfCookie } from "#lib/accounts/web.ts";
import { refuse } from "#lib/shared/result.ts";

export const dynamic = "force-dynamic";

/** What a key must sign for who gave the password, or is signed in already; nobody else is told which keys there are. */
export const POST = postJson("key proof", async () => {
  const sessionId = await sessionIdOfCookie();
  return sessionId ? proposeKeyProof(sessionId) : refuse("HALF_SESSION_ENDED");
});
