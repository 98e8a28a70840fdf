import "server-only";
import { keepRefusal } from "#lib/access/commands/change-rights.ts";
import { refuseUnlessManaging } from "#lib/access/commands/managed-place.ts";
import { notifyHolders } from "#lib/access/commands/notify-holders.ts";
import { grantPlace, lockStructure } from "#lib/access/data/grant-place.ts";
import { decideInvitation } from "#lib/access/data/invitations.ts";
import type { Actor } from "#lib/access/domain/actor.ts";
import { readRights, rightTexts } from "#lib/access/domain/invitations.ts";
import { invitationInput } from "#lib/access/domain/schemas.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

export type InvitationRefusal =
  | "INVALID_INPUT"
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "INVITATION_DECIDED"
  | "STRUCTURE_INACTIVE";
type Outcome = Result<{ structureId: string }, InvitationRefusal>;
type Input = { invitationId: string };
type Invitation = NonNullable<Awaited<ReturnType<typeof load>>>;
type Person = { readonly userId: string; readonly displayName: string; readonly sessionId?: string };

/** Whoever has the address accepts: the place and the rights that the manager chose are theirs. Once, however often it is asked. */
export async function acceptInvitation(actor: Actor, input: Input): Promise<Outcome> {
  return own(actor, input, "invitation.accept", async (tx, invitation) => {
    if (!(await accept(tx, invitation, actor))) return abort(refuse("INVITATION_DECIDED"));
    return ok({ structureId: invitation.structureId });
  });
}

/** Whoever has the address says no. */
export async function declineInvitation(actor: Actor, input: Input): Promise<Outcome> {
  return own(actor, input, "invitation.decline", async (tx, { id, structureId }) => {
    if (!(await decideInvitation(tx, id, "DECLINED", now()))) return abort(refuse("INVITATION_DECIDED"));
    await keep(tx, actor, { id, structureId }, "declined");
    return ok({ structureId });
  });
}

/** A manager takes an invitation back: its link stops working. */
export async function cancelInvitation(actor: Actor, input: Input): Promise<Outcome> {
  const read = readInput(invitationInput, input);
  if (!read.ok) return read;
  const { invitationId: id } = read.data;
  let structureId = "";
  const outcome = await transaction<Outcome>(async (tx) => {
    const invitation = await load(tx, id);
    if (!invitation) return abort(refuse("NOT_FOUND"));
    structureId = invitation.structureId;
    const refused = await refuseUnlessManaging(tx, actor, "organisation.manage", structureId);
    if (refused) return abort(refused);
    if (!(await decideInvitation(tx, id, "CANCELLED", now()))) return abort(refuse("INVITATION_DECIDED"));
    await keep(tx, actor, { id, structureId }, "cancelled");
    return ok({ structureId });
  });
  if (!outcome.ok) await keepRefusal(actor, "invitation.cancel", structureId, outcome.code);
  return outcome;
}

/** What waits for an address whose account was just activated: who registers on an invitation has the place from the first page on. */
export async function acceptInvitationsTo(tx: Tx, email: string, person: Person): Promise<void> {
  const waiting = await tx.invitation.findMany({
    where: { email, status: "PENDING", expiresAt: { gt: now() }, structure: { status: "ACTIVE" } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  for (const { id } of waiting) {
    const invitation = await load(tx, id);
    if (invitation) await accept(tx, invitation, person);
  }
}

function load(tx: Tx, id: string) {
  return tx.invitation.findUnique({
    where: { id },
    select: {
      id: true,
      email: true,
      structureId: true,
      serviceId: true,
      rights: true,
      structure: { select: { legalName: true, status: true } },
    },
  });
}

/** False when it was decided, or died, meanwhile. */
async function accept(tx: Tx, invitation: Invitation, person: Person): Promise<boolean> {
  const { id, structureId, serviceId } = invitation;
  const at = now();
  await lockStructure(tx, structureId);
  if (!(await decideInvitation(tx, id, "ACCEPTED", at))) return false;
  const rights = readRights(invitation.rights);
  await grantPlace(tx, { userId: person.userId, structureId, serviceId, rights }, at);
  await keep(tx, person, { id, structureId }, "accepted");
  await recordAudit(tx, {
    type: "place.given",
    detail: { means: "invitation", serviceId, after: rightTexts(rights) },
    userId: person.userId,
    sessionId: person.sessionId ?? null,
    structureId,
    subject: { type: "user", id: person.userId },
  });
  await notifyHolders(tx, {
    permission: "organisation.manage",
    subject: { structureId },
    except: person.userId,
    type: "invitation.accepted",
    data: { person: person.displayName, structure: invitation.structure.legalName },
    link: routes.person(structureId, person.userId),
  });
  return true;
}

/** What only the person invited may do. Somebody else's invitation and none look the same. */
async function own(
  actor: Actor,
  input: Input,
  gesture: string,
  work: (tx: Tx, invitation: Invitation) => Promise<Outcome>,
): Promise<Outcome> {
  const read = readInput(invitationInput, input);
  if (!read.ok) return read;
  const { invitationId } = read.data;
  const outcome = await transaction<Outcome>(async (tx) => {
    const [invitation, self] = [
      await load(tx, invitationId),
      await tx.user.findUnique({ where: { id: actor.userId, status: "ACTIVE" }, select: { loginEmail: true } }),
    ];
    if (!invitation || invitation.email !== self?.loginEmail) return abort(refuse("NOT_FOUND"));
    if (invitation.structure.status !== "ACTIVE") return abort(refuse("STRUCTURE_INACTIVE"));
    return work(tx, invitation);
  });
  if (!outcome.ok) await recordDenied(actor, `${gesture} ${outcome.code}`);
  return outcome;
}

function keep(
  tx: Tx,
  { userId, sessionId }: { readonly userId: string; readonly sessionId?: string },
  { id, structureId }: { id: string; structureId: string },
  outcome: "accepted" | "declined" | "cancelled",
): Promise<void> {
  return recordAudit(tx, {
    type: "invitation.decided",
    detail: { outcome },
    userId,
    sessionId: sessionId ?? null,
    structureId,
    subject: { type: "invitation", id },
  });
}
