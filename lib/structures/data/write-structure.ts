import "server-only";
import type { Tx } from "#lib/platform/db.ts";
import { sirenOf } from "#lib/shared/identifiers.ts";
import { newId } from "#lib/shared/ids.ts";
import { CREATOR_RIGHTS } from "#lib/structures/domain/creator.ts";
import type { KnownBy } from "#lib/structures/domain/identify.ts";
import type { RegisteredDetails } from "#lib/structures/domain/registered.ts";
import type { StructureDetails } from "#lib/structures/domain/schemas.ts";

/**
 * Writes a private structure; null when another one has the identifier. Of two at the same instant the second waits for the first
 * to commit, so the answer is never a guess.
 */
export async function writeStructure(
  tx: Tx,
  known: KnownBy,
  details: StructureDetails,
  at: Date,
  registered: RegisteredDetails | null,
): Promise<string | null> {
  const id = newId(at.getTime());
  const { identifierType, identifier } = known;
  const { count } = await tx.structure.createMany({
    skipDuplicates: true,
    data: [
      {
        id,
        identifierType,
        identifier,
        siren: identifierType === "SIRET" ? sirenOf(identifier) : null,
        kind: "PRIVEE",
        ...details,
        // A natural person's name, birth and town are nobody's business (decision 27).
        undisclosed: details.undisclosed || identifierType === "PARTICULIER" || registered?.undisclosed === true,
        ...fromRegister(registered, at),
        vatNumber: identifierType === "UE_HORS_FRANCE" ? identifier : null,
        createdAt: at,
      },
    ],
  });
  return count === 1 ? id : null;
}

/** The name is the register's only when it told one: else its managers may change what they typed. */
function fromRegister(registered: RegisteredDetails | null, at: Date) {
  if (!registered) return {};
  const { legalName, source, undisclosed } = registered;
  return {
    ...(legalName ? { legalName, registerSource: source } : {}),
    registerCheckedAt: at,
    registerUndisclosed: undisclosed,
  };
}

/** Makes the creator the main manager, with the rights of a new supplier. */
export async function writeMainManager(tx: Tx, structureId: string, userId: string, at: Date): Promise<void> {
  await tx.membership.create({
    data: {
      id: newId(at.getTime()),
      userId,
      structureId,
      role: "MAIN_MANAGER",
      createdAt: at,
      habilitations: {
        create: CREATOR_RIGHTS.map(([application, level]) => ({
          id: newId(at.getTime()),
          application,
          level,
          grantedAt: at,
        })),
      },
    },
  });
}
