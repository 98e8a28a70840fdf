import "server-only";
import { z } from "zod";
import type { Actor } from "#lib/access/index.ts";
import { CHOOSING_LISTS, type ChoosingList, shownColumns } from "#lib/invoices/domain/list-columns.ts";
import { db } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result } from "#lib/shared/result.ts";

const name = z.string().max(40);

/** `colonnes`: those that were ticked; `usual`: back to those of the portal. `liste`: the query of the list that one came from. */
export const listColumnsInput = z.object({
  list: z.enum(CHOOSING_LISTS),
  colonnes: z
    .union([name.transform((one) => [one]), z.array(name).max(40)])
    .optional()
    .transform((given) => given ?? []),
  usual: z.string().max(10).optional(),
  liste: z.string().max(3_000).default(""),
});
export type ListColumnsInput = z.input<typeof listColumnsInput>;

/** Keeps which columns a person wants in a list, for every device. What the list does not offer is left out. */
export async function saveListColumns(
  actor: Actor,
  input: ListColumnsInput,
): Promise<Result<{ list: ChoosingList; query: string }, "INVALID_INPUT">> {
  const read = readInput(listColumnsInput, input);
  if (!read.ok) return read;
  const { list, colonnes, usual, liste } = read.data;
  const { userId } = actor;
  if (usual) {
    await db().listColumns.deleteMany({ where: { userId, list } });
  } else {
    const columns = [...shownColumns(list, colonnes)];
    await db().listColumns.upsert({
      where: { userId_list: { userId, list } },
      create: { userId, list, columns },
      update: { columns },
    });
  }
  return ok({ list, query: liste });
}
