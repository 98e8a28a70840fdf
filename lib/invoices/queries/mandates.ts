import "server-only";
import { type Actor, can, structuresWith } from "#lib/access/index.ts";
import { MANDATE_VERSION } from "#lib/invoices/domain/mandate.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";

export type MandateView = {
  readonly structureId: string;
  readonly structureName: string;
  readonly structureIdentifier: string;
  /** The person may give it and withdraw it. */
  readonly mine: boolean;
  /** Given in the words of today: the portal may make invoices. */
  readonly valid: boolean;
  readonly standing: { readonly version: string; readonly givenAt: Date; readonly givenByName: string } | null;
};

/** Where each of these structures stands, by name: those whose invoices the person draws up, or that they manage; the others are left out. */
export async function mandatesOf(actor: Actor, structureIds: readonly string[]): Promise<MandateView[]> {
  const drafted = new Set(structuresWith(actor, "invoice.draft").map(({ structureId }) => structureId));
  const manages = (structureId: string) => can(actor, "organisation.manage", { structureId });
  const rows = await db().structure.findMany({
    where: { id: { in: structureIds.filter((id) => drafted.has(id) || manages(id)) } },
    orderBy: [{ legalName: "asc" }, { id: "asc" }],
    select: {
      id: true,
      legalName: true,
      identifier: true,
      mandates: { where: { withdrawnAt: null }, select: { version: true, givenAt: true, givenByName: true } },
    },
  });
  return rows.map(({ id, legalName, identifier, mandates: [standing = null] }) => ({
    structureId: id,
    structureName: legalName,
    structureIdentifier: identifier,
    mine: manages(id),
    valid: standing?.version === MANDATE_VERSION,
    standing,
  }));
}

/** The mandate of one structure; null for who neither draws up its invoices nor manages it. */
export async function mandateOf(actor: Actor, structureId: string): Promise<MandateView | null> {
  return isId(structureId) ? ((await mandatesOf(actor, [structureId]))[0] ?? null) : null;
}
