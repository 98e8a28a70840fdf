import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type AskedAbout, invoiceAskedAbout } from "#lib/invoices/index.ts";
import { mailAddressOf } from "#lib/notifications/index.ts";
import { db } from "#lib/platform/db.ts";
import { type KeptForm, keptForm } from "#lib/tickets/data/kept-form.ts";

/** What the form of a new ticket offers: in whose name, and whom one reaches. */
export type IssuerChoices = {
  readonly structures: readonly {
    readonly id: string;
    readonly identifier: string;
    readonly name: string;
    readonly services: readonly { readonly id: string; readonly name: string }[];
  }[];
  readonly name: string;
  readonly email: string;
  readonly phone: string;
};

/** The structures to which the person belongs with their active services, and how to reach them. */
export async function issuerChoices(actor: Actor): Promise<IssuerChoices> {
  const [rows, user] = await Promise.all([
    db().structure.findMany({
      where: { id: { in: actor.memberships.map(({ structureId }) => structureId) } },
      orderBy: [{ legalName: "asc" }, { id: "asc" }],
      select: {
        ...{ id: true, identifier: true, legalName: true },
        services: { where: { status: "ACTIF" }, orderBy: { label: "asc" }, select: { id: true, label: true } },
      },
    }),
    db().user.findUniqueOrThrow({
      where: { id: actor.userId },
      select: { contactEmail: true, contactVerified: true, loginEmail: true, phone: true },
    }),
  ]);
  return {
    structures: rows.map(({ id, identifier, legalName, services }) => ({
      ...{ id, identifier, name: legalName },
      services: services.map((service) => ({ id: service.id, name: service.label })),
    })),
    name: actor.displayName,
    email: mailAddressOf(user),
    phone: user.phone ?? "",
  };
}

/** The invoice that a new ticket is about, from its sheet; null of one that the person does not see. */
export function askedInvoice(actor: Actor, invoiceId: string): Promise<AskedAbout | null> {
  return invoiceAskedAbout(actor, { invoiceId });
}

/** What was refused of a form with files, and what was typed in it. @param aboutId the ticket, or null for a new one. */
export function refusedTicketForm(actor: Actor, aboutId: string | null): Promise<KeptForm | null> {
  return keptForm(actor.userId, aboutId ?? actor.userId);
}
