import "server-only";
import type { Tx } from "#lib/platform/db.ts";

/** The bench's own two parties: nobody belongs to them, and they stand in for the side that a tester does not hold. */
export const STAND_INS = {
  supplier: {
    id: "00000000-0000-8000-a000-00000000be01",
    identifier: "12345678200903",
    kind: "PRIVEE",
    legalName: "FOURNISSEUR DU BANC D’ESSAI",
  },
  recipient: {
    id: "00000000-0000-8000-a000-00000000be02",
    identifier: "12345678200911",
    kind: "PUBLIQUE",
    legalName: "DESTINATAIRE DU BANC D’ESSAI",
  },
} as const;
export type StandInSide = keyof typeof STAND_INS;

export function isStandIn(side: StandInSide, structureId: string): boolean {
  return STAND_INS[side].id === structureId;
}

/** Makes the stand-in that is asked for, the first time; nothing for any other structure. */
export async function standIn(tx: Tx, side: StandInSide, structureId: string): Promise<void> {
  if (!isStandIn(side, structureId)) return;
  const { id, identifier, kind, legalName } = STAND_INS[side];
  await tx.structure.createMany({
    skipDuplicates: true,
    data: [{ id, identifierType: "SIRET", identifier, siren: identifier.slice(0, 9), kind, legalName }],
  });
}
