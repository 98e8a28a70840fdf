import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { maskIban } from "#lib/shared/identifiers.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { changeStructure, type ManageRefusal } from "#lib/structures/commands/change-structure.ts";
import { toManagedAccount } from "#lib/structures/data/account.mapping.ts";
import { type BankAccountInput, bankAccountInput } from "#lib/structures/domain/bank-account.ts";
import type { ManagedAccount } from "#lib/structures/domain/views.ts";

export type ShownAccount = ManagedAccount & { readonly iban: string };

/** A bank account with its whole IBAN, for a manager who just gave a second factor. That it was shown is kept. */
export async function showBankAccount(
  actor: Actor,
  input: BankAccountInput,
): Promise<Result<ShownAccount, "INVALID_INPUT" | ManageRefusal>> {
  const read = readInput(bankAccountInput, input);
  if (!read.ok) return read;
  const { structureId, accountId } = read.data;
  return changeStructure(
    actor,
    structureId,
    "bankAccount.show",
    async ({ tx, at, keep }) => {
      const row = await tx.bankAccount.findFirst({ where: { id: accountId, structureId } });
      if (!row) return refuse("NOT_FOUND");
      await keep("bankAccount.shown", { account: maskIban(row.iban) }, { type: "bankAccount", id: accountId });
      return ok({ ...toManagedAccount(row, at), iban: row.iban });
    },
    { fresh: true },
  );
}
