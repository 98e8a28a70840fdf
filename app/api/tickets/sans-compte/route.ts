import { seeOther } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { readTicketFiles } from "#app/api/tickets/read-ticket-form.ts";
import { requestOrigin } from "#lib/accounts/web.ts";
import { checkOrigin, presentRefusal, unexpected } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";
import { followedMove, isTicketLink, keepLinkedForm, moveAnonymousTicket } from "#lib/tickets/index.ts";

/**
 * What the author of a ticket without account does, with files, posted as a form by the page of their mailed link. Open to anyone: the
 * link decides, and a file is taken only once it was found. By POST only: mail scanners open addresses.
 */
export async function POST(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  if (!checkOrigin(request.headers).ok) return new Response(null, { status: 403 });
  const posted = await readTicketFiles(request, (fields) => isTicketLink(fields.get("jeton") ?? "")).catch(
    (error: unknown) => unexpected(error, "ticket"),
  );
  if (!posted.ok) return new Response(null, { status: 400 });
  const { fields, files } = posted.data;
  const field = (name: string) => fields.get(name) ?? "";
  const jeton = field("jeton").slice(0, 100);
  const event = followedMove(field("event"));
  if (!event) return seeOther(routes.followTicket({ jeton }));
  const champ = field("champ").slice(0, 40);
  const text = field(champ);
  const result = await moveAnonymousTicket(
    { jeton, event, text, version: field("version") },
    files,
    (await requestOrigin()).address,
  ).catch((error: unknown) => unexpected(error, "ticket"));
  if (result.ok) return seeOther(routes.followTicket({ jeton, fait: event }));
  const { message, problems } = await presentRefusal(result);
  const named = problems.map((problem) => (problem.field === "text" ? { ...problem, field: champ } : problem));
  await keepLinkedForm(jeton, { message, problems: named, values: { champ, [champ]: text } });
  return seeOther(routes.followTicket({ jeton, repris: true }));
}
