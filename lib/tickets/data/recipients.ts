import "server-only";
import type { Tx } from "#lib/platform/db.ts";
import { handlersOf } from "#lib/tickets/data/tell.ts";
import type { Desk } from "#lib/tickets/domain/status.ts";

export type AskedEntity = { readonly recipientId: string; readonly recipientServiceId: string | null };

/** The active public entity of an identifier, as people type it; null when there is none. */
export async function entityByIdentifier(tx: Tx, typed: string): Promise<AskedEntity | null> {
  const identifier = typed.replace(/[\s.]/g, "").toUpperCase();
  if (identifier === "") return null;
  const row = await tx.structure.findFirst({
    where: { identifier, kind: "PUBLIQUE", status: "ACTIVE" },
    select: { id: true },
  });
  return row && { recipientId: row.id, recipientServiceId: null };
}

/** Where a question for an entity waits: there, or with support as long as nobody there may answer. */
export async function deskFor(tx: Tx, entity: AskedEntity): Promise<Desk> {
  const answering = await handlersOf(tx, { desk: "RECIPIENT", ...entity });
  return answering.length > 0 ? "RECIPIENT" : "SUPPORT";
}
