import { refuseFlood } from "#app/api/flood.ts";
import { currentActor } from "#lib/access/web.ts";
import { checkOrigin } from "#lib/actions/index.ts";
import { beInChat } from "#lib/chat/index.ts";

type Context = { params: Promise<{ chatId: string }> };

/** « I am here », and « I am writing » with `?ecrit`: said by the page of a conversation while somebody has it before their eyes. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  if (!checkOrigin(request.headers).ok) return new Response(null, { status: 403 });
  const [actor, { chatId }] = [await currentActor(), await params];
  if (!actor) return new Response(null, { status: 401 });
  const typing = new URL(request.url).searchParams.has("ecrit");
  return new Response(null, { status: (await beInChat(actor, chatId, typing)) ? 204 : 404 });
}
