import "server-only";
import { keepRefusal } from "#lib/access/commands/change-rights.ts";
import { refuseUnlessManaging } from "#lib/access/commands/managed-place.ts";
import { grantPlace } from "#lib/access/data/grant-place.ts";
import { newToken, take, tokenHash } from "#lib/access/data/invitations.ts";
import type { Actor } from "#lib/access/domain/actor.ts";
import { structuresWith } from "#lib/access/domain/can.ts";
import { MOST_INVITATIONS, rightTexts } from "#lib/access/domain/invitations.ts";
import { type AttachPersonInput, attachPersonInput } from "#lib/access/domain/schemas.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { notify, queueMail } from "#lib/notifications/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { settings } from "#lib/settings/index.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

export type AttachRefusal =
  | "INVALID_INPUT"
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "STRUCTURE_INACTIVE"
  | "ALREADY_MEMBER"
  | "TOO_MANY_INVITATIONS";
export type Attached = { readonly means: "direct" | "invitation" };
type Outcome = Result<Attached, AttachRefusal>;
type Order = ReturnType<typeof attachPersonInput.parse>;

/**
 * Attaches somebody by their sign-in address (feature F-46). A colleague whom the manager sees in another structure already is attached at once.
 * Any other address gets an invitation by mail, whether it has an account or not: neither the answer nor its work tells (decision 28).
 */
export async function attachPerson(actor: Actor, input: AttachPersonInput): Promise<Outcome> {
  const read = readInput(attachPersonInput, input);
  if (!read.ok) return read;
  const order = read.data;
  const { structureId } = order;
  const [by, to] = [await take("inviteBy", actor.userId), await take("inviteTo", order.email)];
  const outcome =
    by.allowed && to.allowed
      ? await transaction((tx) => attachIn(tx, actor, order))
      : refuse("TOO_MANY_INVITATIONS" as const);
  if (!outcome.ok) await keepRefusal(actor, "place.give", structureId, outcome.code);
  return outcome;
}

async function attachIn(tx: Tx, actor: Actor, order: Order): Promise<Outcome> {
  const { structureId, serviceId } = order;
  const refused = await refuseUnlessManaging(tx, actor, "organisation.manage", structureId);
  if (refused) return abort(refused);
  const structure = await tx.structure.findUniqueOrThrow({
    where: { id: structureId },
    select: {
      legalName: true,
      status: true,
      services: { where: { id: serviceId ?? structureId }, select: { id: true } },
    },
  });
  if (serviceId && structure.services.length === 0) return abort(refuse("NOT_FOUND"));
  if (structure.status !== "ACTIVE") return abort(refuse("STRUCTURE_INACTIVE"));
  const known = await colleague(tx, actor, order.email);
  if (known?.memberships.some((one) => one.structureId === structureId)) return abort(refuse("ALREADY_MEMBER"));
  return known
    ? attachNow(tx, actor, order, { userId: known.id, structure: structure.legalName })
    : invite(tx, actor, order, structure.legalName);
}

/** Whoever has that address, if the manager may see it in the list of a structure: nothing is told that they could not read. */
function colleague(tx: Tx, actor: Actor, email: string) {
  const seen = structuresWith(actor, "organisation.read").filter(({ serviceIds }) => serviceIds === "all");
  const where = { endedAt: null, structureId: { in: seen.map(({ structureId }) => structureId) } };
  return tx.user.findFirst({
    where: { loginEmail: email, status: "ACTIVE", memberships: { some: where } },
    select: { id: true, memberships: { where, select: { structureId: true } } },
  });
}

async function attachNow(
  tx: Tx,
  actor: Actor,
  { structureId, serviceId, rights }: Order,
  { userId, structure }: { userId: string; structure: string },
): Promise<Outcome> {
  await grantPlace(tx, { userId, structureId, serviceId, rights }, now());
  await recordAudit(tx, {
    type: "place.given",
    detail: { means: "direct", serviceId, after: rightTexts(rights) },
    userId: actor.userId,
    sessionId: actor.sessionId,
    structureId,
    subject: { type: "user", id: userId },
  });
  await notify(tx, {
    userIds: [userId],
    type: "place.given",
    data: { person: actor.displayName, structure },
    link: routes.structure(structureId),
  });
  return ok({ means: "direct" });
}

/** A new invitation takes the place of the one that waits for the same address: its link stops working. */
async function invite(tx: Tx, actor: Actor, order: Order, structure: string): Promise<Outcome> {
  const { structureId, serviceId, email, rights } = order;
  const at = now();
  const [token, id] = [newToken(), newId(at.getTime())];
  await tx.invitation.updateMany({
    where: { structureId, email, status: "PENDING" },
    data: { status: "CANCELLED", decidedAt: at },
  });
  const waiting = await tx.invitation.count({ where: { structureId, status: "PENDING", expiresAt: { gt: at } } });
  if (waiting >= MOST_INVITATIONS) return abort(refuse("TOO_MANY_INVITATIONS"));
  const { invitationDays } = await settings(tx);
  const expiresAt = new Date(at.getTime() + invitationDays * 86_400_000);
  const row = { id, structureId, serviceId, email, rights: rightTexts(rights), invitedById: actor.userId };
  await tx.invitation.create({ data: { ...row, tokenHash: tokenHash(token), createdAt: at, expiresAt } });
  await recordAudit(tx, {
    type: "invitation.sent",
    detail: { serviceId, after: rightTexts(rights) },
    userId: actor.userId,
    sessionId: actor.sessionId,
    structureId,
    subject: { type: "invitation", id },
  });
  await queueMail(tx, {
    to: email,
    locale: actor.locale,
    template: "invitation",
    params: { person: actor.displayName, structure, days: String(invitationDays) },
    secrets: { link: routes.invitation({ jeton: token }) },
  });
  return ok({ means: "invitation" });
}
