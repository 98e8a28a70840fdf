import { seeOther } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { readTicketForm } from "#app/api/tickets/read-ticket-form.ts";
import { checkOrigin, presentRefusal, unexpected } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";
import { keepForm, openTicket, saveTicketDraft } from "#lib/tickets/index.ts";

/** What the form shows again when it is refused. */
const SHOWN = ["structureId", "serviceId", "phone", "objectNumber", "recipient", "title", "description"] as const;

/** A new ticket with its files, posted as a form, with or without script. Answers by the page that follows. */
export async function POST(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  if (!checkOrigin(request.headers).ok) return new Response(null, { status: 403 });
  const posted = await readTicketForm(request).catch((error: unknown) => unexpected(error, "ticket"));
  if (!posted.ok) {
    if (posted.code === "SESSION_ENDED") return seeOther(routes.signIn({ motif: "session" }));
    return new Response(null, { status: 400 });
  }
  const { actor, fields, files } = posted.data;
  const field = (name: string) => fields.get(name) ?? "";
  const values = Object.fromEntries(SHOWN.map((name) => [name, field(name)]));
  const again = () =>
    seeOther(
      routes.newTicket({
        categorie: field("categoryId"),
        sousCategorie: field("subcategoryId"),
        facture: field("invoiceId"),
        brouillon: field("draftId"),
        repris: true,
      }),
    );
  if (field("etape") === "aide") {
    await keepForm(actor.userId, actor.userId, { message: "", problems: [], values });
    return again();
  }
  const ids = { subcategoryId: field("subcategoryId"), invoiceId: field("invoiceId"), draftId: field("draftId") };
  const input = { ...values, ...ids };
  if (field("etape") === "brouillon") {
    const saved = await saveTicketDraft(actor, input).catch((error: unknown) => unexpected(error, "ticket"));
    if (saved.ok) return seeOther(routes.tickets({ onglet: "brouillons", fait: "garde" }));
    await keepForm(actor.userId, actor.userId, { ...(await presentRefusal(saved)), values });
    return again();
  }
  const result = await openTicket(
    actor,
    { ...input, title: field("title"), description: field("description") },
    files,
  ).catch((error: unknown) => unexpected(error, "ticket"));
  if (result.ok) return seeOther(routes.ticket(result.data.ticketId, { fait: "send" }));
  await keepForm(actor.userId, actor.userId, { ...(await presentRefusal(result)), values });
  return again();
}
