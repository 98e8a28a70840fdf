import "server-only";
import { db } from "#lib/platform/db.ts";
import type { IdentifierType } from "#lib/shared/identifiers.ts";
import type { StructureSheet } from "#lib/structures/domain/views.ts";
import { structureSheet } from "#lib/structures/queries/structure-sheet.ts";

export type MemberSheet = Omit<StructureSheet, "identifierType"> & {
  readonly identifierType: IdentifierType;
  readonly undisclosed: boolean;
  readonly email: string | null;
  readonly phone: string | null;
  readonly rcsNumber: string | null;
  readonly since: Date;
};

/** Everything that a member may see of a structure; null when there is none. The caller asks whether the person is one. */
export async function memberSheet(structureId: string): Promise<MemberSheet | null> {
  const [sheet, more] = await Promise.all([
    structureSheet(structureId),
    db().structure.findUnique({
      where: { id: structureId },
      select: {
        identifierType: true,
        undisclosed: true,
        email: true,
        phone: true,
        rcsNumber: true,
        createdAt: true,
      },
    }),
  ]);
  if (!sheet || !more) return null;
  const { createdAt, ...rest } = more;
  return { ...sheet, ...rest, since: createdAt };
}
