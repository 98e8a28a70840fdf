import { signOutHere } from "#lib/accounts/web.ts";
import { checkOrigin, presentRefusal } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** « Se déconnecter » is a plain form, so that it works everywhere and without script. */
export async function POST(request: Request): Promise<Response> {
  const origin = checkOrigin(request.headers);
  if (!origin.ok) return new Response((await presentRefusal(origin)).message, { status: 403 });
  await signOutHere();
  return new Response(null, { status: 303, headers: { location: routes.signIn({ motif: "deconnexion" }) } });
}
