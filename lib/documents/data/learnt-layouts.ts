import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import { type LearntLayout, type Lesson, MOST_LAYOUTS } from "#lib/documents/domain/learning/lesson.ts";
import { db, type Tx } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";

export type KeptLayout = LearntLayout & { readonly id: string };

/** What was learnt for a structure, the last seen first. */
export async function layoutsOf(structureId: string): Promise<KeptLayout[]> {
  const rows = await db().learntLayout.findMany({
    where: { structureId },
    orderBy: { seenAt: "desc" },
    take: MOST_LAYOUTS,
    select: { id: true, marks: true, lessons: true },
  });
  // Only this module writes the column.
  return rows.map((row) => ({ ...row, lessons: row.lessons as unknown as Lesson[] }));
}

/** Keeps what a layout taught, in the place of what it had taught before; the layouts not seen for longest make room. */
export async function keepLayout(
  tx: Tx,
  structureId: string,
  layout: LearntLayout & { readonly id: string | null },
  at: Date,
): Promise<void> {
  const data = {
    marks: [...layout.marks],
    lessons: layout.lessons.map((lesson) => ({ ...lesson })) satisfies Prisma.InputJsonArray,
    seenAt: at,
  };
  const { count } = layout.id
    ? await tx.learntLayout.updateMany({
        where: { id: layout.id, structureId },
        data: { ...data, seen: { increment: 1 } },
      })
    : { count: 0 };
  if (count === 0) await tx.learntLayout.create({ data: { id: newId(at.getTime()), structureId, ...data } });
  await tx.$executeRaw`
    delete from learnt_layout where id in (
      select id from learnt_layout where structure_id = ${structureId}::uuid
      order by seen_at desc, id desc offset ${MOST_LAYOUTS})`;
}
