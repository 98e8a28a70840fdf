import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { maskIban } from "#lib/shared/identifiers.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { changeStructure, type ManageRefusal } from "#lib/structures/commands/change-structure.ts";
import { tellManagers } from "#lib/structures/commands/tell-bank-account.ts";
import { writeAccount } from "#lib/structures/data/bank-accounts.ts";
import { type AddBankAccountInput, addBankAccountInput } from "#lib/structures/domain/bank-account.ts";

/**
 * Adds a bank account, after a fresh second factor. Every manager is told, whoever did it. Where the portal holds accounts back, it can be
 * cancelled by any of them until it becomes valid, and no invoice can name it before.
 */
export async function addBankAccount(
  actor: Actor,
  input: AddBankAccountInput,
): Promise<Result<{ accountId: string; held: boolean }, "INVALID_INPUT" | ManageRefusal>> {
  const read = readInput(addBankAccountInput, input);
  if (!read.ok) return read;
  const { structureId, ...account } = read.data;
  return changeStructure(
    actor,
    structureId,
    "bankAccount.add",
    async (change) => {
      const { tx, at, keep } = change;
      const written = await writeAccount(tx, { structureId, account, createdById: actor.userId, replaces: null }, at);
      if (!written) return refuse("INVALID_INPUT", { fields: [{ field: "iban", code: "ACCOUNT_KNOWN" }] });
      const { accountId, until } = written;
      const masked = maskIban(account.iban);
      const subject = { type: "bankAccount", id: accountId } as const;
      await keep("bankAccount.added", { account: masked, until: until?.toISOString() ?? null }, subject);
      await tellManagers(change, actor, { what: "added", account: masked, until });
      return ok({ accountId, held: until !== null });
    },
    { fresh: true },
  );
}
