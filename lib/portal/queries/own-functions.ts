import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { db } from "#lib/platform/db.ts";
import type { Audience } from "#lib/portal/domain/audience.ts";
import { functionsFor, mostUsed, type PortalFunction, type PortalFunctionCode } from "#lib/portal/domain/functions.ts";

export type OwnFunctions = {
  /** In their order. */
  readonly shown: readonly PortalFunction[];
  readonly reachable: readonly PortalFunction[];
  readonly pinned: readonly PortalFunctionCode[];
};

/** What the home page offers to this person, or to a visitor of this tab. */
export async function ownFunctions(actor: Actor | null, audience: Audience): Promise<OwnFunctions> {
  const reachable = functionsFor(actor);
  const uses = actor
    ? await db().functionUse.findMany({
        where: { userId: actor.userId },
        select: { code: true, score: true, pinned: true },
      })
    : [];
  return {
    reachable,
    shown: mostUsed(reachable, uses, audience, actor !== null),
    pinned: reachable.filter(({ code }) => uses.some((use) => use.pinned && use.code === code)).map(({ code }) => code),
  };
}
