import "server-only";
import type { Actor } from "#lib/access/domain/actor.ts";
import { db } from "#lib/platform/db.ts";
import type { StructureGlance } from "#lib/structures/index.ts";

/** What a person can ask of a structure. `pending`: their request for the whole of it already waits. */
export type AttachmentStanding =
  | { readonly kind: "open" }
  | { readonly kind: "public" | "member" | "inactive" }
  | { readonly kind: "pending"; readonly askedAt: Date };

export async function attachmentStanding(actor: Actor, structure: StructureGlance): Promise<AttachmentStanding> {
  if (actor.memberships.some(({ structureId }) => structureId === structure.id)) return { kind: "member" };
  if (structure.kind === "PUBLIQUE") return { kind: "public" };
  if (!structure.active) return { kind: "inactive" };
  const pending = await db().attachmentRequest.findFirst({
    where: { userId: actor.userId, structureId: structure.id, serviceId: null, status: "EN_COURS_DE_VALIDATION" },
    select: { createdAt: true },
  });
  return pending ? { kind: "pending", askedAt: pending.createdAt } : { kind: "open" };
}
