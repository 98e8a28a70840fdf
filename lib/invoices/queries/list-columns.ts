import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type ChoiceColumn, type ChoosingList, shownColumns } from "#lib/invoices/domain/list-columns.ts";
import { db } from "#lib/platform/db.ts";

/** The columns that the person sees in a list. */
export async function listColumns({ userId }: Actor, list: ChoosingList): Promise<readonly ChoiceColumn[]> {
  const kept = await db().listColumns.findUnique({
    where: { userId_list: { userId, list } },
    select: { columns: true },
  });
  return shownColumns(list, kept?.columns ?? null);
}
