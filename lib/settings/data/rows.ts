import "server-only";
import type { Tx } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";

export type KeptSetting = { readonly key: string; readonly version: number; readonly value: string | null };

/** The last version of each setting that was ever set; `value` null: it was given back to its default. */
export function lastSettings(over: Tx): Promise<readonly KeptSetting[]> {
  return over.portalSetting.findMany({
    distinct: ["key"],
    orderBy: [{ key: "asc" }, { version: "desc" }],
    select: { key: true, version: true, value: true },
  });
}

/** Adds a version; false when another one took its place. THE writer of settings. */
export async function addVersion(tx: Tx, row: KeptSetting & { setById: string; setAt: Date }): Promise<boolean> {
  const data = { id: newId(row.setAt.getTime()), ...row };
  return (await tx.portalSetting.createMany({ data: [data], skipDuplicates: true })).count === 1;
}
