import "server-only";
import type { Actor } from "#lib/access/domain/actor.ts";
import { canSomewhere, structuresWith } from "#lib/access/domain/can.ts";
import type { FirstSteps } from "#lib/access/domain/views.ts";
import { db } from "#lib/platform/db.ts";
import { publicName } from "#lib/structures/index.ts";

/**
 * Where a person stands on the way to a first deposit (feature 29); null for whoever is not on it: agents of public entities, those who
 * only consult, support.
 */
export async function firstSteps(actor: Actor): Promise<FirstSteps | null> {
  if (actor.systemRole === "SUPPORT" || actor.systemRole === "ADMIN") return null;
  if (actor.memberships.length > 0)
    return canSomewhere(actor, "invoice.draft")
      ? { structure: "done", pending: null, welcomed: true, depositFor: depositors(actor) }
      : null;
  const [user, request] = await Promise.all([
    db().user.findUnique({ where: { id: actor.userId }, select: { welcomedAt: true } }),
    db().attachmentRequest.findFirst({
      where: { userId: actor.userId, status: "EN_COURS_DE_VALIDATION" },
      orderBy: { id: "desc" },
      select: { createdAt: true, structure: { select: { identifier: true, legalName: true, undisclosed: true } } },
    }),
  ]);
  return {
    structure: request ? "pending" : "none",
    pending: request && { name: publicName(request.structure), askedAt: request.createdAt },
    welcomed: user?.welcomedAt != null,
    depositFor: [],
  };
}

const depositors = (actor: Actor) => structuresWith(actor, "invoice.draft").map(({ structureId }) => structureId);
