import "server-only";
import { MANDATE_VERSION } from "#lib/invoices/domain/mandate.ts";
import type { Tx } from "#lib/platform/db.ts";

/** The mandate of a structure that was not withdrawn, whatever its version. */
export function standingMandate(tx: Tx, structureId: string) {
  return tx.billingMandate.findFirst({
    where: { structureId, withdrawnAt: null },
    select: { id: true, version: true, givenAt: true, givenByName: true },
  });
}

/** True when the portal may make invoices in the name of the structure: its mandate stands, in the words of today. */
export async function isMandated(tx: Tx, structureId: string): Promise<boolean> {
  return (await standingMandate(tx, structureId))?.version === MANDATE_VERSION;
}
