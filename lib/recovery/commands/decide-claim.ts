import "server-only";
import { type Actor, appointMain, canAsStaff } from "#lib/access/index.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { notify } from "#lib/notifications/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, db, type Tx, transaction } from "#lib/platform/db.ts";
import { staffIds } from "#lib/recovery/commands/open-claim.ts";
import { obstacle } from "#lib/recovery/domain/claim.ts";
import { cancelClaimInput, type DecideClaimInput, decideClaimInput } from "#lib/recovery/domain/schemas.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";
import { publicName } from "#lib/structures/index.ts";

export type DecideClaimRefusal =
  | "INVALID_INPUT"
  | "NOT_FOUND"
  | "CLAIM_OWN"
  | "CLAIM_DECIDED"
  | "CLAIM_TOO_EARLY"
  | "CLAIM_OBJECTED"
  | "CLAIMANT_GONE";
type Outcome = Result<{ claimId: string }, DecideClaimRefusal>;
type Claim = NonNullable<Awaited<ReturnType<typeof load>>>;

/**
 * Support grants or refuses a claim, with a reason that the claimant reads (feature F-152). It is granted after the delay only, never over the
 * objection of a manager, and never by somebody who belongs to the structure or made the claim. Granted, the claimant is the main manager.
 */
export async function decideClaim(actor: Actor, input: DecideClaimInput): Promise<Outcome> {
  const read = readInput(decideClaimInput, input);
  if (!read.ok) return read;
  const { claimId, decision, claimReason: reason } = read.data;
  const outcome = await transaction<Outcome>(async (tx) => {
    if (!canAsStaff(actor, "structure.recover")) return abort(refuse("NOT_FOUND"));
    await tx.$queryRaw`select id from structure_claim where id = ${claimId}::uuid for update`;
    const claim = await load(tx, claimId);
    if (!claim) return abort(refuse("NOT_FOUND"));
    if (await isParty(tx, actor, claim)) return abort(refuse("CLAIM_OWN"));
    const at = now();
    const stops = obstacle({ ...claim, objections: claim.notices }, at);
    if (stops && (decision === "accepter" || stops === "CLAIM_DECIDED")) return abort(refuse(stops));
    if (decision === "accepter" && claim.claimant.status !== "ACTIVE") return abort(refuse("CLAIMANT_GONE"));
    await tx.structureClaim.update({
      where: { id: claimId },
      data: {
        status: decision === "accepter" ? "ACCEPTED" : "REFUSED",
        decidedById: actor.userId,
        decidedAt: at,
        reason,
      },
    });
    if (decision === "accepter") await grant(tx, actor, claim, at);
    else await tellRefused(tx, claim, reason);
    await recordAudit(tx, {
      type: "claim.decided",
      detail: { accepted: decision === "accepter", reason },
      userId: actor.userId,
      sessionId: actor.sessionId,
      structureId: claim.structureId,
      subject: { type: "claim", id: claimId },
    });
    return ok({ claimId });
  });
  if (!outcome.ok)
    await recordDenied(actor, `claim.decide ${outcome.code}`, { subject: { type: "claim", id: claimId } });
  return outcome;
}

/** Its author takes a claim back while it waits. */
export async function cancelClaim(
  actor: Actor,
  input: { claimId: string },
): Promise<Result<{ structureId: string }, "INVALID_INPUT" | "NOT_FOUND" | "CLAIM_DECIDED">> {
  const read = readInput(cancelClaimInput, input);
  if (!read.ok) return read;
  const { claimId } = read.data;
  return transaction<Result<{ structureId: string }, "NOT_FOUND" | "CLAIM_DECIDED">>(async (tx) => {
    const claim = await tx.structureClaim.findFirst({
      where: { id: claimId, claimantId: actor.userId },
      select: { structureId: true },
    });
    if (!claim) return abort(refuse("NOT_FOUND"));
    const { count } = await tx.structureClaim.updateMany({
      where: { id: claimId, status: "OPEN" },
      data: { status: "CANCELLED", decidedAt: now() },
    });
    if (count === 0) return abort(refuse("CLAIM_DECIDED"));
    await recordAudit(tx, {
      type: "claim.cancelled",
      detail: {},
      userId: actor.userId,
      sessionId: actor.sessionId,
      structureId: claim.structureId,
      subject: { type: "claim", id: claimId },
    });
    return ok({ structureId: claim.structureId });
  });
}

/** What runs with the hourly sweep: tells support, once, of each claim whose time to object is over. */
export async function tellRipeClaims(): Promise<number> {
  const at = now();
  const ripe = await db().structureClaim.findMany({
    where: { status: "OPEN", decidableAt: { lte: at }, ripeToldAt: null },
    orderBy: { id: "asc" },
    take: 200,
    select: { id: true },
  });
  let told = 0;
  for (const { id } of ripe) if (await transaction((tx) => tellRipe(tx, id, at))) told += 1;
  return told;
}

async function tellRipe(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { count } = await tx.structureClaim.updateMany({
    where: { id, status: "OPEN", ripeToldAt: null },
    data: { ripeToldAt: at },
  });
  const claim = count === 1 && (await load(tx, id));
  if (!claim) return false;
  await notify(tx, {
    userIds: await staffIds(tx),
    type: "claim.waiting",
    data: { person: nameOf(claim), structure: publicName(claim.structure) },
    link: routes.adminClaim(id),
  });
  return true;
}

function load(tx: Tx, id: string) {
  return tx.structureClaim.findUnique({
    where: { id },
    select: {
      structureId: true,
      claimantId: true,
      status: true,
      decidableAt: true,
      claimant: { select: { firstName: true, lastName: true, status: true } },
      structure: { select: { legalName: true, identifier: true, undisclosed: true } },
      notices: { where: { objectedAt: { not: null } }, select: { manager: true } },
    },
  });
}

const nameOf = ({ claimant }: Claim) => `${claimant.firstName} ${claimant.lastName}`;

/** True when the person of support made the claim, or belongs to the structure. */
async function isParty(tx: Tx, { userId }: Actor, { claimantId, structureId }: Claim): Promise<boolean> {
  if (claimantId === userId) return true;
  return (await tx.membership.count({ where: { userId, structureId, endedAt: null } })) > 0;
}

async function grant(tx: Tx, actor: Actor, claim: Claim, at: Date): Promise<void> {
  const { structureId, claimantId, structure } = claim;
  const { userId, sessionId } = actor;
  await appointMain(tx, { structureId, userId: claimantId, by: { userId, sessionId }, at });
  await tx.structureClaim.updateMany({
    where: { structureId, status: "OPEN" },
    data: { status: "REFUSED", decidedById: userId, decidedAt: at },
  });
  await notify(tx, {
    userIds: [claimantId],
    type: "claim.accepted",
    data: { structure: structure.legalName },
    link: routes.structure(structureId),
  });
  const members = await tx.membership.findMany({
    where: { structureId, endedAt: null, userId: { not: claimantId } },
    select: { userId: true },
  });
  await notify(tx, {
    userIds: members.map((one) => one.userId),
    type: "claim.tookOver",
    data: { person: nameOf(claim), structure: structure.legalName },
    link: routes.structure(structureId),
  });
}

function tellRefused(tx: Tx, { claimantId, structureId, structure }: Claim, reason: string): Promise<void> {
  return notify(tx, {
    userIds: [claimantId],
    type: "claim.refused",
    data: { structure: publicName(structure), reason },
    link: routes.claimStructure(structureId),
  });
}
