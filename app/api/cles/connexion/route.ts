import { postJson } from "#app/api/post-json.ts";
import { proposePasskey } from "#lib/accounts/index.ts";
import { requestOrigin } from "#lib/accounts/web.ts";

export const dynamic = "force-dynamic";

/** What a passkey must sign to sign in by itself. Open to visitors: it names nobody. */
export const POST = postJson("passkey", async () => proposePasskey(await requestOrigin()));
