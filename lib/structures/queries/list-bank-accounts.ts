import "server-only";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { toManagedAccount } from "#lib/structures/data/account.mapping.ts";
import { ACCOUNT_STATES } from "#lib/structures/domain/bank-account.ts";
import type { ManagedAccount } from "#lib/structures/domain/views.ts";

/** What a page shows: more than any structure has ever had. */
const MOST = 200;

export type AccountLine = ManagedAccount & { readonly addedBy: string | null };

/** Every account that a structure has or had, the usable ones first. The whole IBAN stays in the database. */
export async function listBankAccounts(structureId: string): Promise<AccountLine[]> {
  const rows = await db().bankAccount.findMany({
    where: { structureId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST,
  });
  const people = await namesOf(rows.flatMap(({ createdById }) => createdById ?? []));
  const at = now();
  return rows
    .map((row) => ({ ...toManagedAccount(row, at), addedBy: people.get(row.createdById ?? "") ?? null }))
    .sort((a, b) => ACCOUNT_STATES.indexOf(a.state) - ACCOUNT_STATES.indexOf(b.state));
}

async function namesOf(userIds: readonly string[]): Promise<Map<string, string>> {
  const users = await db().user.findMany({
    where: { id: { in: [...new Set(userIds)] } },
    select: { id: true, firstName: true, lastName: true },
  });
  return new Map(users.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]));
}
