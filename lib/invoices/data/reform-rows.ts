import "server-only";
import { type Reform, type ReformRule, type ReformSetting, rulesOn, toReform } from "#lib/invoices/domain/reform.ts";
import type { Tx } from "#lib/platform/db.ts";
import { isoDateOf, parisDay } from "#lib/shared/dates.ts";

export type KeptSetting = ReformSetting & { readonly version: number };

/** The last version of each setting; a rule that was never set has none. */
export async function lastSettings(tx: Tx, code?: ReformRule): Promise<readonly KeptSetting[]> {
  const rows = await tx.reformSetting.findMany({
    where: code ? { code } : {},
    distinct: ["code"],
    orderBy: [{ code: "asc" }, { version: "desc" }],
    select: { code: true, version: true, holdsFrom: true },
  });
  return rows.flatMap(({ version, holdsFrom, ...row }) =>
    toReform([row.code]).map((known) => ({ code: known, version, holdsFrom: holdsFrom && isoDateOf(holdsFrom) })),
  );
}

/** The rules of the reform that hold at an instant, for what is sent then. */
export async function reformAt(tx: Tx, at: Date): Promise<Reform> {
  return rulesOn(await lastSettings(tx), parisDay(at));
}
