import "server-only";
import { recordAudit } from "#lib/audit/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";
import { isPublicSibling } from "#lib/structures/data/public-sibling.ts";
import { writeMainManager, writeStructure } from "#lib/structures/data/write-structure.ts";
import { MOST_CREATED_IN_A_DAY } from "#lib/structures/domain/creator.ts";
import { identify, type KnownBy } from "#lib/structures/domain/identify.ts";
import type { RegisteredDetails } from "#lib/structures/domain/registered.ts";
import { type CreateStructureInput, createStructureInput } from "#lib/structures/domain/schemas.ts";

/** Who brings it in; an `Actor` fits. */
export type Creator = { readonly userId: string; readonly sessionId: string };

export type CreateRefusal = "INVALID_INPUT" | "STRUCTURE_EXISTS" | "STRUCTURE_IS_PUBLIC" | "TOO_MANY_STRUCTURES";

type Outcome = Result<{ structureId: string }, CreateRefusal>;

/**
 * Brings a private structure in. Whoever does so first becomes its main manager with the rights of a new supplier, in the same
 * transaction; whoever comes second, also at the same instant, is told STRUCTURE_EXISTS and has changed nothing (quality bar T-16).
 *
 * @param registered what a register told of this identifier, from the portal's own question: its name and what it does not disclose win
 * over what was typed.
 */
export async function createStructure(
  creator: Creator,
  input: CreateStructureInput,
  registered: RegisteredDetails | null = null,
): Promise<Outcome> {
  const read = readInput(createStructureInput, input);
  if (!read.ok) return read;
  const { identifierType, identifier: typed, ...details } = read.data;
  if (registered && !registered.active && env().identifierCheck === "strict")
    return refuse("INVALID_INPUT", { fields: [{ field: "identifier", code: "REGISTER_CLOSED" }] });
  const known = identify({ identifierType, identifier: typed }, env().identifierCheck);
  if (!known.ok) return known;
  const at = now();
  const outcome = await transaction<Outcome>(async (tx) => {
    const refused = await refusal(tx, creator, known.data, at);
    if (refused) return abort(refused);
    const structureId = await writeStructure(tx, known.data, details, at, registered);
    if (!structureId) return abort(refuse("STRUCTURE_EXISTS"));
    await writeMainManager(tx, structureId, creator.userId, at);
    await recordAudit(tx, {
      type: "structure.created",
      detail: { identifierType },
      ...creatorOf(creator),
      structureId,
      subject: { type: "structure", id: structureId },
    });
    return ok({ structureId });
  });
  if (!outcome.ok) await keepRefusal(creator, identifierType);
  return outcome;
}

/** Why this identifier may not be brought in by this person now, whoever else asks. */
async function refusal(tx: Tx, { userId }: Creator, known: KnownBy, at: Date): Promise<Refusal<CreateRefusal> | null> {
  // The person's own creations go one after the other, so that the count below holds.
  await tx.$queryRaw`select id from "user" where id = ${userId}::uuid for no key update`;
  const since = new Date(at.getTime() - 86_400_000);
  const created = await tx.auditEvent.count({
    where: { userId, type: "structure.created", outcome: "done", at: { gt: since } },
  });
  if (created >= MOST_CREATED_IN_A_DAY)
    return refuse("TOO_MANY_STRUCTURES", { params: { most: MOST_CREATED_IN_A_DAY } });
  return (await isPublicSibling(tx, known)) ? refuse("STRUCTURE_IS_PUBLIC") : null;
}

async function keepRefusal(creator: Creator, identifierType: string): Promise<void> {
  await transaction((tx) =>
    recordAudit(tx, {
      type: "structure.created",
      detail: { identifierType },
      outcome: "refused",
      ...creatorOf(creator),
    }),
  );
}

const creatorOf = ({ userId, sessionId }: Creator) => ({ userId, sessionId });
