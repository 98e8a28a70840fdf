import "server-only";
import { tokenHash } from "#lib/access/data/invitations.ts";
import type { Actor } from "#lib/access/domain/actor.ts";
import { can } from "#lib/access/domain/can.ts";
import { type InvitationGlance, type InvitationLine, MOST_INVITATIONS } from "#lib/access/domain/invitations.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

const GLANCE = {
  id: true,
  email: true,
  createdAt: true,
  expiresAt: true,
  structure: { select: { legalName: true } },
  service: { select: { code: true } },
  invitedBy: { select: { firstName: true, lastName: true } },
} as const;

type Row = {
  readonly id: string;
  readonly expiresAt: Date;
  readonly structure: { readonly legalName: string };
  readonly service: { readonly code: string } | null;
  readonly invitedBy: { readonly firstName: string; readonly lastName: string };
};

const nameOf = ({ invitedBy }: Row) => `${invitedBy.firstName} ${invitedBy.lastName}`;

function glance(row: Row): InvitationGlance {
  const { id, expiresAt, structure, service } = row;
  return { id, structure: structure.legalName, service: service?.code ?? null, by: nameOf(row), expiresAt };
}

const waiting = () => ({ status: "PENDING", expiresAt: { gt: now() } }) as const;

/** The invitations of a structure that wait, newest first, for its managers; none to others. */
export async function listInvitations(actor: Actor, structureId: string): Promise<InvitationLine[]> {
  if (!can(actor, "organisation.manage", { structureId })) return [];
  const rows = await db().invitation.findMany({
    where: { structureId, ...waiting() },
    orderBy: { id: "desc" },
    take: MOST_INVITATIONS,
    select: GLANCE,
  });
  return rows.map(({ email, createdAt, ...row }) => ({
    id: row.id,
    email,
    service: row.service?.code ?? null,
    by: nameOf(row),
    sentAt: createdAt,
    expiresAt: row.expiresAt,
  }));
}

/** The invitations that wait for a person: those to their sign-in address, which they proved to be theirs. */
export async function myInvitations(actor: Actor): Promise<InvitationGlance[]> {
  const rows = await db().invitation.findMany({
    where: { email: actor.email, ...waiting() },
    orderBy: { id: "desc" },
    take: 50,
    select: GLANCE,
  });
  return rows.map(glance);
}

/** What a mailed link leads to, and for which address; null once it is decided, replaced or a week old. */
export async function invitationOf(token: string): Promise<(InvitationGlance & { readonly email: string }) | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const row = await db().invitation.findFirst({ where: { tokenHash: tokenHash(token), ...waiting() }, select: GLANCE });
  return row && { ...glance(row), email: row.email };
}
