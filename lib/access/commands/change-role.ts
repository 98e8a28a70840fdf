import "server-only";
import { keepRefusal } from "#lib/access/commands/change-rights.ts";
import { refuseUnlessManaging } from "#lib/access/commands/managed-place.ts";
import { notifyHolders } from "#lib/access/commands/notify-holders.ts";
import { dropInvitationsBy } from "#lib/access/data/invitations.ts";
import type { Actor } from "#lib/access/domain/actor.ts";
import type { Role } from "#lib/access/domain/applications.ts";
import { type ChangeRoleInput, changeRoleInput, type PersonInput, personInput } from "#lib/access/domain/schemas.ts";
import { forbiddenIn } from "#lib/access/queries/forbidden.ts";
import { hasFreshProof } from "#lib/accounts/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { notify } from "#lib/notifications/index.ts";
import { now, trueNow } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

export type RoleRefusal =
  | "INVALID_INPUT"
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "PROOF_NEEDED"
  | "ROLE_CHANGED"
  | "NOT_SECONDARY";
type Outcome = Result<null, RoleRefusal>;

/** The main manager names a secondary manager, or takes the role back; a secondary manager may give theirs up. */
export async function changeRole(actor: Actor, input: ChangeRoleInput): Promise<Outcome> {
  const read = readInput(changeRoleInput, input);
  if (!read.ok) return read;
  const { structureId, userId, role } = read.data;
  return withProof(actor, structureId, "role.change", async (tx) => {
    const givesUp = userId === actor.userId && role === "USER";
    const refused = await refuseUnlessManaging(
      tx,
      actor,
      givesUp ? "organisation.manage" : "organisation.appoint",
      structureId,
    );
    if (refused)
      return abort(refused.code === "FORBIDDEN" ? await forbiddenIn(structureId, { who: "main", over: tx }) : refused);
    const place = await placeOf(tx, structureId, userId);
    if (!place) return abort(refuse("NOT_FOUND"));
    // The main role is handed over, not taken away; and what is so already was done by somebody else.
    if (place.role === "MAIN_MANAGER" || place.role === role) return abort(refuse("ROLE_CHANGED"));
    await setRole(tx, actor, { structureId, userId, before: place.role, after: role });
    if (role === "USER") await dropInvitationsBy(tx, userId, structureId, now());
    if (!givesUp) await tellRole(tx, actor, userId, { structureId, structure: place.structure.legalName, role });
    return ok(null);
  });
}

/**
 * The main manager hands the role over to a secondary manager, at once, and becomes one in turn (decision 28). The database allows one main
 * manager: of two at the same instant the second finds that it has no role to give.
 */
export async function handOver(actor: Actor, input: PersonInput): Promise<Outcome> {
  const read = readInput(personInput, input);
  if (!read.ok) return read;
  const { structureId, userId } = read.data;
  return withProof(actor, structureId, "role.handOver", async (tx) => {
    const refused = await refuseUnlessManaging(tx, actor, "organisation.appoint", structureId);
    if (refused)
      return abort(refused.code === "FORBIDDEN" ? await forbiddenIn(structureId, { who: "main", over: tx }) : refused);
    const place = await placeOf(tx, structureId, userId);
    if (!place) return abort(refuse("NOT_FOUND"));
    if (place.role !== "SECONDARY_MANAGER") return abort(refuse("NOT_SECONDARY"));
    const own = { structureId, userId: actor.userId };
    await setRole(tx, actor, { ...own, before: "MAIN_MANAGER", after: "SECONDARY_MANAGER" });
    await setRole(tx, actor, { structureId, userId, before: "SECONDARY_MANAGER", after: "MAIN_MANAGER" });
    const structure = place.structure.legalName;
    await tellRole(tx, actor, userId, { structureId, structure, role: "MAIN_MANAGER" });
    await notifyHolders(tx, {
      permission: "organisation.manage",
      subject: { structureId },
      except: userId,
      type: "role.handedOver",
      data: {
        person: actor.displayName,
        structure,
        successor: `${place.user.firstName} ${place.user.lastName}`,
      },
      link: routes.person(structureId, userId),
    });
    return ok(null);
  });
}

async function withProof(
  actor: Actor,
  structureId: string,
  gesture: string,
  work: (tx: Tx) => Promise<Outcome>,
): Promise<Outcome> {
  if (!(await hasFreshProof(actor.sessionId, trueNow()))) return refuse("PROOF_NEEDED");
  const outcome = await transaction(work);
  if (!outcome.ok) await keepRefusal(actor, gesture, structureId, outcome.code);
  return outcome;
}

function placeOf(tx: Tx, structureId: string, userId: string) {
  return tx.membership.findFirst({
    where: { structureId, userId, endedAt: null, user: { status: "ACTIVE" } },
    select: {
      role: true,
      structure: { select: { legalName: true } },
      user: { select: { firstName: true, lastName: true } },
    },
  });
}

type Change = { structureId: string; userId: string; before: Role; after: Role };

async function setRole(tx: Tx, actor: Actor, { structureId, userId, before, after }: Change): Promise<void> {
  await tx.membership.update({
    where: { userId_structureId: { userId, structureId } },
    data: { role: after, version: { increment: 1 } },
  });
  await recordAudit(tx, {
    type: "role.changed",
    detail: { before, after },
    userId: actor.userId,
    sessionId: actor.sessionId,
    structureId,
    subject: { type: "user", id: userId },
  });
}

function tellRole(
  tx: Tx,
  actor: Actor,
  userId: string,
  { structureId, structure, role }: { structureId: string; structure: string; role: Role },
): Promise<void> {
  return notify(tx, {
    userIds: [userId],
    type: "role.changed",
    data: { person: actor.displayName, structure, role },
    link: routes.structure(structureId),
  });
}
