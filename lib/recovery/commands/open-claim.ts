import "server-only";
import { type Actor, rolesWith } from "#lib/access/index.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { type EvidenceFile, keepEvidence, receiveEvidence } from "#lib/documents/index.ts";
import { notify, queueMail } from "#lib/notifications/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, db, type Tx, transaction } from "#lib/platform/db.ts";
import { newToken, take, tokenHash } from "#lib/recovery/data/tokens.ts";
import { CLAIM_DAYS, MOST_CLAIMS, MOST_FILES } from "#lib/recovery/domain/claim.ts";
import { type OpenClaimInput, openClaimInput } from "#lib/recovery/domain/schemas.ts";
import { formatDate, parisDay } from "#lib/shared/dates.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";
import { publicName } from "#lib/structures/index.ts";

/**
 * Claims a private structure whose manager is gone (feature F-152), with documents that prove who asks for it. Every member is told, in the portal
 * and by a mail with a link to object; support decides, after fourteen days at the earliest. The answer tells nothing about who belongs
 * to the structure.
 */
export async function openClaim(
  actor: Actor,
  input: OpenClaimInput,
  files: readonly EvidenceFile[],
): Promise<Result<{ claimId: string; structureId: string }>> {
  const read = readInput(openClaimInput, input);
  if (!read.ok) return read;
  const { structureId, explanation } = read.data;
  const refused = (await refusal(db(), actor, structureId)) ?? (await tooMany(actor));
  if (refused) return denied(actor, refused);
  if (files.length === 0) return refuse("CLAIM_FILES_NEEDED");
  if (files.length > MOST_FILES) return refuse("TOO_MANY_FILES", { params: { limit: MOST_FILES } });
  const received = await receiveEvidence(files);
  if (!received.ok) return received;
  const at = now();
  const claimId = newId(at.getTime());
  const decidableAt = new Date(at.getTime() + CLAIM_DAYS * 86_400_000);
  const outcome = await transaction<Result<{ claimId: string; structureId: string }>>(async (tx) => {
    // The person's own claims go one after the other, so that their count holds.
    await tx.$queryRaw`select id from "user" where id = ${actor.userId}::uuid for no key update`;
    const late = await refusal(tx, actor, structureId);
    if (late) return abort(late);
    const row = { id: claimId, structureId, claimantId: actor.userId, explanation, createdAt: at, decidableAt };
    const { count } = await tx.structureClaim.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) return abort(refuse("CLAIM_OPEN"));
    const documentIds = await keepEvidence(tx, received.data, { userId: actor.userId, at });
    await tx.claimFile.createMany({ data: documentIds.map((documentId) => ({ claimId, documentId })) });
    const told = await tellMembers(tx, actor, { claimId, structureId, decidableAt });
    await tellSupport(tx, actor, claimId, structureId);
    await recordAudit(tx, {
      type: "claim.opened",
      detail: { files: documentIds.length, told },
      userId: actor.userId,
      sessionId: actor.sessionId,
      structureId,
      subject: { type: "claim", id: claimId },
    });
    return ok({ claimId, structureId });
  });
  return outcome.ok ? outcome : denied(actor, outcome);
}

async function tooMany(actor: Actor): Promise<Refusal | null> {
  return (await take("claimBy", actor.userId)).allowed
    ? null
    : refuse("TOO_MANY_CLAIMS", { params: { most: MOST_CLAIMS } });
}

async function refusal(over: Tx, { userId }: Actor, structureId: string): Promise<Refusal | null> {
  const structure = await over.structure.findUnique({
    where: { id: structureId },
    select: { kind: true, status: true },
  });
  if (!structure) return refuse("NOT_FOUND");
  if (structure.kind === "PUBLIQUE") return refuse("CLAIM_PUBLIC");
  if (structure.status !== "ACTIVE") return refuse("STRUCTURE_INACTIVE");
  const place = await over.membership.findFirst({
    where: { userId, structureId, endedAt: null },
    select: { role: true },
  });
  if (place && place.role !== "USER") return refuse("CLAIM_MANAGER");
  const open = { claimantId: userId, status: "OPEN" } as const;
  if ((await over.structureClaim.count({ where: { ...open, structureId } })) > 0) return refuse("CLAIM_OPEN");
  return (await over.structureClaim.count({ where: open })) < MOST_CLAIMS
    ? null
    : refuse("TOO_MANY_CLAIMS", { params: { most: MOST_CLAIMS } });
}

type About = { readonly claimId: string; readonly structureId: string; readonly decidableAt: Date };

/** Everybody who belongs there but the claimant, at the address that they sign in with: nobody can silence this mail. */
async function tellMembers(tx: Tx, actor: Actor, { claimId, structureId, decidableAt }: About): Promise<number> {
  const members = await tx.membership.findMany({
    where: { structureId, endedAt: null, userId: { not: actor.userId }, user: { status: "ACTIVE" } },
    select: {
      role: true,
      structure: { select: { legalName: true } },
      user: { select: { id: true, firstName: true, loginEmail: true, locale: true } },
    },
  });
  for (const { role, user, structure } of members) {
    const token = newToken();
    await tx.claimNotice.create({
      data: {
        id: newId(),
        claimId,
        userId: user.id,
        manager: role !== "USER",
        tokenHash: tokenHash(token) ?? "",
      },
    });
    await queueMail(tx, {
      to: user.loginEmail,
      locale: user.locale,
      template: "claimNotice",
      params: {
        firstName: user.firstName,
        person: actor.displayName,
        structure: structure.legalName,
        date: formatDate(parisDay(decidableAt), user.locale),
      },
      secrets: { link: routes.objectToClaim({ jeton: token }) },
    });
  }
  return members.length;
}

async function tellSupport(tx: Tx, actor: Actor, claimId: string, structureId: string): Promise<void> {
  const structure = await tx.structure.findUniqueOrThrow({
    where: { id: structureId },
    select: { legalName: true, identifier: true, undisclosed: true },
  });
  await notify(tx, {
    userIds: await staffIds(tx),
    type: "claim.waiting",
    data: { person: actor.displayName, structure: publicName(structure) },
    link: routes.adminClaim(claimId),
  });
}

export async function staffIds(tx: Tx): Promise<string[]> {
  const staff = await tx.user.findMany({
    where: { status: "ACTIVE", systemRole: { in: rolesWith("structure.recover") } },
    select: { id: true },
  });
  return staff.map(({ id }) => id);
}

/** Keeps a refused claim in the trail; of the structure nothing, since whoever tried may have nothing to do with it. */
async function denied<R extends Refusal>(actor: Actor, refused: R): Promise<R> {
  await recordDenied(actor, `claim.open ${refused.code}`);
  return refused;
}
