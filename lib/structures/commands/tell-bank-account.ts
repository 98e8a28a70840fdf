import "server-only";
import { type Actor, notifyHolders } from "#lib/access/index.ts";
import { formatDateTime } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";
import type { StructureChange } from "#lib/structures/commands/change-structure.ts";

type Told = {
  readonly what: "added" | "replaced" | "renamed" | "ended" | "cancelled";
  /** The IBAN, masked. */
  readonly account: string;
  readonly until?: Date | null;
};

/** Tells every manager of a change of bank details, the one who made it too: it may have been somebody in their session. */
export async function tellManagers(
  { tx, structure }: StructureChange,
  actor: Actor,
  { what, account, until }: Told,
): Promise<void> {
  await notifyHolders(tx, {
    permission: "organisation.manage",
    subject: { structureId: structure.id },
    type: "bankAccount.changed",
    data: {
      structure: structure.legalName,
      person: actor.displayName,
      what,
      account,
      until: until ? formatDateTime(until, "fr") : "",
    },
    link: routes.bankAccounts(structure.id),
  });
}
