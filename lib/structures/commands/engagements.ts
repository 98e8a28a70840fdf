import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { STATE_SIRET } from "#lib/shared/identifiers.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { changeStructure, type ManageRefusal } from "#lib/structures/commands/change-structure.ts";
import {
  type PublishEngagementsInput,
  publishEngagementsInput,
  type SwitchEngagementInput,
  switchEngagementInput,
} from "#lib/structures/domain/engagement-schemas.ts";
import { readEngagements } from "#lib/structures/domain/engagements.ts";

type Published = Result<{ count: number }, "INVALID_INPUT" | ManageRefusal>;

/**
 * Publishes the engagements of a public structure: suppliers are then told before sending when a number is none of them, or is closed
 * (F-68). A number that is there already takes the new label and stays as it is, open or closed.
 */
export async function publishEngagements(actor: Actor, input: PublishEngagementsInput): Promise<Published> {
  const read = readInput(publishEngagementsInput, input);
  if (!read.ok) return read;
  const { structureId, list } = read.data;
  return changeStructure(actor, structureId, "engagements.publish", async ({ tx, structure, at, keep }) => {
    if (structure.kind !== "PUBLIQUE") return refuse("NOT_FOUND");
    const { engagements, problems } = readEngagements(list ?? "", structure.identifier === STATE_SIRET);
    if (problems.length > 0) return refuse("INVALID_INPUT", { fields: problems });
    const [ids, numbers, labels] = [
      engagements.map(() => newId(at.getTime())),
      engagements.map(({ number }) => number),
      engagements.map(({ label }) => label),
    ];
    await tx.$executeRaw`
      insert into engagement (id, structure_id, number, label)
      select id, ${structureId}::uuid, number, label
      from unnest(${ids}::uuid[], ${numbers}::text[], ${labels}::text[]) as listed (id, number, label)
      on conflict (structure_id, number) do update set label = coalesce(excluded.label, engagement.label)`;
    await keep("engagements.published", { count: engagements.length });
    return ok({ count: engagements.length });
  });
}

/** Closes an engagement, or opens it again. Invoices that were sent already stay as they are. */
export async function switchEngagement(
  actor: Actor,
  input: SwitchEngagementInput,
): Promise<Result<null, "INVALID_INPUT" | "ALREADY_DONE" | ManageRefusal>> {
  const read = readInput(switchEngagementInput, input);
  if (!read.ok) return read;
  const { structureId, engagementId: id, open } = read.data;
  const status = open === "oui" ? "OPEN" : "CLOSED";
  return changeStructure(actor, structureId, "engagement.switch", async ({ tx, keep }) => {
    const engagement = await tx.engagement.findFirst({ where: { id, structureId }, select: { number: true } });
    if (!engagement) return refuse("NOT_FOUND");
    const { count } = await tx.engagement.updateMany({ where: { id, status: { not: status } }, data: { status } });
    if (count === 0) return refuse("ALREADY_DONE");
    await keep(open === "oui" ? "engagement.opened" : "engagement.closed", { code: engagement.number });
    return ok(null);
  });
}
