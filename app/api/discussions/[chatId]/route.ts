import { json, seeOther, wantsJson } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { readTicketForm } from "#app/api/tickets/read-ticket-form.ts";
import { checkOrigin, presentRefusal, unexpected } from "#lib/actions/index.ts";
import { say } from "#lib/chat/index.ts";
import { routes } from "#lib/shared/routes.ts";
import { keepForm } from "#lib/tickets/index.ts";

type Context = { params: Promise<{ chatId: string }> };

/** One message of a conversation, with its file, posted as a form, with or without script. Answers by the page of the conversation. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  if (!checkOrigin(request.headers).ok) return new Response(null, { status: 403 });
  const posted = await readTicketForm(request).catch((error: unknown) => unexpected(error, "chat"));
  if (!posted.ok) {
    if (posted.code === "SESSION_ENDED") return seeOther(routes.signIn({ motif: "session" }));
    return new Response(null, { status: 400 });
  }
  const [{ chatId }, { actor, fields, files }] = [await params, posted.data];
  const text = fields.get("text") ?? "";
  const input = { chatId, messageId: fields.get("messageId") ?? "", text };
  const result = await say(actor, input, files).catch((error: unknown) => unexpected(error, "chat"));
  if (wantsJson(request))
    return result.ok
      ? new Response(null, { status: 204 })
      : json({ message: (await presentRefusal(result)).message }, 422);
  const back = fields.get("side") === "AGENT" ? routes.deskChat : routes.chat;
  if (result.ok) return seeOther(back(chatId));
  if (result.code === "NOT_FOUND") return new Response(null, { status: 404 });
  await keepForm(actor.userId, chatId, { ...(await presentRefusal(result)), values: { text } });
  return seeOther(back(chatId, { repris: true }));
}
