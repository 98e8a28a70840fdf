import "server-only";
import { db } from "#lib/platform/db.ts";
import type { IdentifierType } from "#lib/shared/identifiers.ts";
import { STRUCTURE_SELECT, toStructureView } from "#lib/structures/data/structure.mapping.ts";
import type { StructureView } from "#lib/structures/domain/views.ts";

export type MemberSheet = Omit<StructureView, "identifierType"> & {
  readonly identifierType: IdentifierType;
  readonly undisclosed: boolean;
  readonly email: string | null;
  readonly phone: string | null;
  readonly rcsNumber: string | null;
  readonly since: Date;
  readonly version: number;
  readonly registerSource: string | null;
  readonly registerCheckedAt: Date | null;
  readonly registerUndisclosed: boolean;
  /** Lines as they are kept, some of them empty. */
  readonly addressParts: readonly [string | null, string | null, string | null];
  /** The structure that has its place since the identifier changed, and the one whose place it has. */
  readonly successor: { readonly id: string; readonly identifier: string } | null;
  readonly origin: { readonly id: string; readonly identifier: string } | null;
  /** How many of its services take something new or could: deleted ones are gone. */
  readonly services: number;
};

/** Everything that a member may see of a structure; null when there is none. The caller asks whether the person is one. */
export async function memberSheet(structureId: string): Promise<MemberSheet | null> {
  const row = await db().structure.findUnique({
    where: { id: structureId },
    select: {
      ...STRUCTURE_SELECT,
      undisclosed: true,
      email: true,
      phone: true,
      rcsNumber: true,
      createdAt: true,
      version: true,
      registerSource: true,
      registerCheckedAt: true,
      registerUndisclosed: true,
      successor: { select: { id: true, identifier: true } },
      origin: { select: { id: true, identifier: true } },
      _count: { select: { services: { where: { status: { not: "SUPPRIME" } } } } },
    },
  });
  if (!row) return null;
  const { identifierType, undisclosed, email, phone, rcsNumber, version, successor, origin } = row;
  const { registerSource, registerCheckedAt, registerUndisclosed } = row;
  return {
    ...toStructureView(row),
    ...{ identifierType, undisclosed, email, phone, rcsNumber, version, successor, origin },
    ...{ registerSource, registerCheckedAt, registerUndisclosed },
    addressParts: [row.addressLine, row.addressLine2, row.addressLine3],
    since: row.createdAt,
    services: row._count.services,
  };
}
