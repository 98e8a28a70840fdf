import "server-only";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { maskIban } from "#lib/shared/identifiers.ts";
import type { BankAccountView } from "#lib/structures/domain/views.ts";

/** The accounts of a structure that are valid now, by label. The whole IBAN stays in the database. */
export async function bankAccounts(structureId: string): Promise<BankAccountView[]> {
  const at = now();
  const rows = await db().bankAccount.findMany({
    where: { structureId, validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gt: at } }] },
    orderBy: [{ label: "asc" }, { id: "asc" }],
    select: { id: true, label: true, iban: true, bic: true, factor: true, factorName: true },
  });
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    maskedIban: maskIban(row.iban),
    bic: row.bic,
    factorName: row.factor ? row.factorName : null,
  }));
}
