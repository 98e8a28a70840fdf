import { notFound, seeOther } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { readTicketForm } from "#app/api/tickets/read-ticket-form.ts";
import { checkOrigin, presentRefusal, unexpected } from "#lib/actions/index.ts";
import { isId } from "#lib/shared/ids.ts";
import { type Query, routes } from "#lib/shared/routes.ts";
import { keepForm, moveTicket, type TicketLook, ticketMove } from "#lib/tickets/index.ts";

type Context = { params: Promise<{ ticketId: string }> };

const PAGES: Readonly<Record<TicketLook, (ticketId: string, query?: Query) => string>> = {
  issued: routes.ticket,
  received: routes.receivedTicket,
  support: routes.supportTicket,
};
const LISTS: Readonly<Record<TicketLook, (query?: Query) => string>> = {
  issued: routes.tickets,
  received: routes.receivedTickets,
  support: routes.supportDesk,
};

/** What is done to a ticket, with its files, posted as a form: each form of the page names its own text field in `champ`. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  if (!checkOrigin(request.headers).ok) return new Response(null, { status: 403 });
  const { ticketId } = await params;
  const posted = await readTicketForm(request).catch((error: unknown) => unexpected(error, "ticket"));
  if (!posted.ok) {
    if (posted.code === "SESSION_ENDED") return seeOther(routes.signIn({ motif: "session" }));
    return new Response(null, { status: 400 });
  }
  const { actor, fields, files } = posted.data;
  const field = (name: string) => fields.get(name) ?? "";
  const move = ticketMove({ side: field("side"), event: field("event") });
  if (!move || !isId(ticketId)) return notFound();
  const champ = field("champ").slice(0, 40);
  const [text, recipient, colleague] = [field(champ), field("recipient"), field("colleague")];
  const result = await moveTicket(
    actor,
    { ...move, ticketId, text, recipient, colleague, version: field("version") },
    files,
  ).catch((error: unknown) => unexpected(error, "ticket"));
  if (result.ok) {
    // Handed on, it is seen no longer from here.
    const gone = move.event.startsWith("transfer");
    return seeOther(gone ? LISTS[move.side]({ fait: move.event }) : PAGES[move.side](ticketId, { fait: move.event }));
  }
  if (result.code === "NOT_FOUND") return notFound();
  const { message, problems } = await presentRefusal(result);
  const named = problems.map((problem) => (problem.field === "text" ? { ...problem, field: champ } : problem));
  await keepForm(actor.userId, ticketId, {
    message,
    problems: named,
    values: { champ, [champ]: text, recipient, colleague },
  });
  return seeOther(PAGES[move.side](ticketId, { repris: true }));
}
