import "server-only";
import type { Tx } from "#lib/platform/db.ts";
import { sirenOf } from "#lib/shared/identifiers.ts";
import type { KnownBy } from "#lib/structures/domain/identify.ts";

/**
 * True for another establishment of a public entity that is known: it comes in through the directory, not by whoever types its number
 * (domain reference § 4.1).
 */
export async function isPublicSibling(tx: Tx, { identifierType, identifier }: KnownBy): Promise<boolean> {
  if (identifierType !== "SIRET") return false;
  const found = await tx.structure.findFirst({
    where: { siren: sirenOf(identifier), kind: "PUBLIQUE", identifier: { not: identifier } },
    select: { id: true },
  });
  return found !== null;
}
