import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { recordDenied } from "#lib/audit/index.ts";
import { type EvidenceFile, keepEvidence } from "#lib/documents/index.ts";
import { type AskedAbout, invoiceAskedAbout } from "#lib/invoices/index.ts";
import { now } from "#lib/platform/clock.ts";
import { db, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { type FieldProblem, ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";
import { sendTicket } from "#lib/tickets/data/apply-event.ts";
import { receiveFiles } from "#lib/tickets/data/files.ts";
import { dropForm } from "#lib/tickets/data/kept-form.ts";
import { minutesOf, take } from "#lib/tickets/data/limits.ts";
import { type AskedEntity, deskFor, entityByIdentifier } from "#lib/tickets/data/recipients.ts";
import { activeSubcategory } from "#lib/tickets/data/subcategories.ts";
import { tell } from "#lib/tickets/data/tell.ts";
import { type OpenTicketInput, openTicketInput } from "#lib/tickets/domain/schemas.ts";
import { type Desk, deskOf } from "#lib/tickets/domain/status.ts";

export type Opened = { readonly ticketId: string; readonly number: string };

/**
 * « Créer un ticket » (features F-97 to F-102, domain reference § 14.2). The sub-category says who has to answer: support, or the public
 * entity that is the recipient of the invoice, or that was named. While nobody may answer there, support has it.
 */
export async function openTicket(
  actor: Actor,
  input: OpenTicketInput,
  files: readonly EvidenceFile[],
): Promise<Result<Opened>> {
  const read = readInput(openTicketInput, input);
  if (!read.ok) return read;
  const form = read.data;
  const taken = await take("ticketBy", actor.userId);
  if (!taken.allowed)
    return denied(actor, refuse("TOO_MANY_TICKETS", { params: { minutes: minutesOf(taken.msLeft) } }));
  const subcategory = await activeSubcategory(db(), form.subcategoryId, ["SIGNED_IN", "EVERYONE"]);
  if (!subcategory) return wrong("subcategoryId", "TICKET_SUBCATEGORY_GONE");
  const place = await placeOf(actor, form);
  if (!place.ok) return place;
  const about = await aboutOf(actor, form, subcategory.objectKind);
  if (!about.ok) return about;
  const where = await whereTo(form, about.data, deskOf(subcategory.kind));
  if (!where.ok) return where;
  const received = await receiveFiles(files);
  if (!received.ok) return received;

  const issuerEmail = await contactOf(actor);
  const at = now();
  const outcome = await transaction<Result<Opened>>(async (tx) => {
    const entity = where.data;
    const desk: Desk = entity ? await deskFor(tx, entity) : "SUPPORT";
    const documentIds = await keepEvidence(tx, received.data, { userId: actor.userId, at });
    const author = { userId: actor.userId, sessionId: actor.sessionId, name: actor.displayName, structureLabel: null };
    const sent = await sendTicket(
      tx,
      {
        ...{ desk, subcategoryId: subcategory.id, title: form.title, description: form.description },
        objectKind: subcategory.objectKind,
        objectNumber: about.data?.number ?? (form.objectNumber || null),
        invoiceId: about.data?.invoiceId ?? null,
        issuerId: actor.userId,
        issuerName: actor.displayName,
        issuerEmail,
        issuerPhone: form.phone || null,
        locale: actor.locale,
        ...place.data,
        recipientId: entity?.recipientId ?? null,
        recipientServiceId: entity?.recipientServiceId ?? null,
      },
      { author, at, documentIds },
    );
    if (form.draftId !== "") await tx.ticketDraft.deleteMany({ where: { id: form.draftId, userId: actor.userId } });
    await tell(tx, sent.ticketId, "send", actor.userId);
    return ok({ ticketId: sent.ticketId, number: sent.number });
  });
  if (outcome.ok) await dropForm(actor.userId, actor.userId);
  return outcome;
}

type Form = ReturnType<typeof openTicketInput.parse>;

function wrong(field: string, code: string, params?: FieldProblem["params"]): Refusal<"INVALID_INPUT"> {
  return refuse("INVALID_INPUT", { fields: [{ field, code, ...(params ? { params } : {}) }] });
}

/** In whose name it is sent: a structure to which the person belongs, whoever belongs to one; and one of its services. */
async function placeOf(
  actor: Actor,
  { structureId, serviceId }: Form,
): Promise<Result<{ structureId: string | null; serviceId: string | null }>> {
  if (structureId === "")
    return actor.memberships.length > 0 ? wrong("structureId", "REQUIRED") : ok({ structureId: null, serviceId: null });
  if (!actor.memberships.some((one) => one.structureId === structureId))
    return denied(actor, refuse("NOT_FOUND"), "ticket.open");
  if (serviceId === "") return ok({ structureId, serviceId: null });
  const known = await db().service.count({ where: { id: serviceId, structureId } });
  return known === 1 ? ok({ structureId, serviceId }) : wrong("serviceId", "INVALID");
}

/** The invoice that it is about, when it is about one that the person sees: by its id, or by the number that was typed. */
async function aboutOf(
  actor: Actor,
  { invoiceId, objectNumber, structureId }: Form,
  objectKind: string | null,
): Promise<Result<AskedAbout | null>> {
  if (invoiceId !== "") {
    const found = await invoiceAskedAbout(actor, { invoiceId });
    return found ? ok(found) : denied(actor, refuse("NOT_FOUND"), "ticket.open");
  }
  if (objectKind === null) return ok(null);
  if (objectNumber === "") return wrong("objectNumber", "REQUIRED");
  if (objectKind !== "FACTURE") return ok(null);
  return ok(await invoiceAskedAbout(actor, { number: objectNumber, structureId: structureId || null }));
}

/** The entity that is asked: the recipient of the invoice, else the one that was named; null for what support answers. */
async function whereTo({ recipient }: Form, about: AskedAbout | null, desk: Desk): Promise<Result<AskedEntity | null>> {
  if (desk === "SUPPORT") return ok(null);
  if (about?.recipientId && about.side !== "received")
    return ok({ recipientId: about.recipientId, recipientServiceId: about.recipientServiceId });
  if (recipient === "") return wrong("recipient", "REQUIRED");
  const entity = await entityByIdentifier(db(), recipient);
  return entity ? ok(entity) : wrong("recipient", "TICKET_RECIPIENT_UNKNOWN");
}

async function contactOf({ userId, email }: Actor): Promise<string> {
  const user = await db().user.findUnique({
    where: { id: userId },
    select: { contactEmail: true, contactVerified: true },
  });
  return user?.contactVerified ? user.contactEmail : email;
}

async function denied<R extends Refusal>(actor: Actor, refused: R, doing = "ticket.open"): Promise<R> {
  await recordDenied(actor, `${doing} ${refused.code}`);
  return refused;
}
