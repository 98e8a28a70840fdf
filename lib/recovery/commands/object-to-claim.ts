import "server-only";
import { recordAudit } from "#lib/audit/index.ts";
import { notify } from "#lib/notifications/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { staffIds } from "#lib/recovery/commands/open-claim.ts";
import { take, tokenHash } from "#lib/recovery/data/tokens.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";
import { publicName } from "#lib/structures/index.ts";

type Outcome = Result<null, "CLAIM_LINK_DEAD" | "TOO_MANY_LINKS">;

/**
 * A member who was told says no, by the link in their mail and without signing in: they may have lost their account. It counts if they still belong
 * to the structure and the claim still waits; a second press changes nothing. An objection of a manager stops the claim.
 */
export async function objectToClaim({ token, address }: { token: string; address: string | null }): Promise<Outcome> {
  const guess = await take("objectionGuess", address ?? "unknown");
  if (!guess.allowed)
    return refuse("TOO_MANY_LINKS", { params: { minutes: Math.max(1, Math.ceil(guess.msLeft / 60_000)) } });
  const hash = tokenHash(token);
  if (!hash) return refuse("CLAIM_LINK_DEAD");
  return transaction<Outcome>(async (tx) => {
    const notice = await tx.claimNotice.findUnique({
      where: { tokenHash: hash },
      select: {
        id: true,
        userId: true,
        manager: true,
        claim: {
          select: {
            id: true,
            structureId: true,
            claimantId: true,
            claimant: { select: { firstName: true, lastName: true } },
            structure: { select: { legalName: true, identifier: true, undisclosed: true } },
          },
        },
      },
    });
    if (!notice) return abort(refuse("CLAIM_LINK_DEAD"));
    const { id: claimId, structureId, claimantId, claimant, structure } = notice.claim;
    // Taken together with a decision: whoever comes second sees what the first did.
    await tx.$queryRaw`select id from structure_claim where id = ${claimId}::uuid for update`;
    const open = await tx.structureClaim.count({ where: { id: claimId, status: "OPEN" } });
    const place = { userId: notice.userId, structureId, endedAt: null };
    if (open === 0 || (await tx.membership.count({ where: place })) === 0) return abort(refuse("CLAIM_LINK_DEAD"));
    const { count } = await tx.claimNotice.updateMany({
      where: { id: notice.id, objectedAt: null },
      data: { objectedAt: now() },
    });
    if (count === 0) return ok(null);
    await recordAudit(tx, {
      type: "claim.objected",
      detail: { manager: notice.manager },
      userId: notice.userId,
      structureId,
      subject: { type: "claim", id: claimId },
      address,
    });
    await notify(tx, {
      userIds: [claimantId],
      type: "claim.objected",
      data: { structure: publicName(structure) },
      link: routes.claimStructure(structureId),
    });
    await notify(tx, {
      userIds: await staffIds(tx),
      type: "claim.waiting",
      data: { person: `${claimant.firstName} ${claimant.lastName}`, structure: publicName(structure) },
      link: routes.adminClaim(claimId),
    });
    return ok(null);
  });
}
