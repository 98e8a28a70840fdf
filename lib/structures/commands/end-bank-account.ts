import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { maskIban } from "#lib/shared/identifiers.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { changeStructure, type ManageRefusal } from "#lib/structures/commands/change-structure.ts";
import { tellManagers } from "#lib/structures/commands/tell-bank-account.ts";
import { activeAccount } from "#lib/structures/data/active-account.ts";
import { accountState, type BankAccountInput, bankAccountInput } from "#lib/structures/domain/bank-account.ts";

type Refused = "INVALID_INPUT" | "ACCOUNT_PENDING" | "ACCOUNT_NOT_HELD" | "ALREADY_DONE" | ManageRefusal;

/** Ends a bank account now, after a fresh second factor: no new invoice can name it. It is kept for those that do. */
export async function endBankAccount(actor: Actor, input: BankAccountInput): Promise<Result<null, Refused>> {
  const read = readInput(bankAccountInput, input);
  if (!read.ok) return read;
  const { structureId, accountId } = read.data;
  return changeStructure<null, Refused>(
    actor,
    structureId,
    "bankAccount.end",
    async (change) => {
      const { tx, at, keep } = change;
      const found = await activeAccount(tx, { structureId, accountId }, at);
      if (!found.ok) return found;
      const before = found.data;
      await tx.bankAccount.update({ where: { id: accountId, validTo: null }, data: { validTo: at } });
      const account = maskIban(before.iban);
      await keep("bankAccount.ended", { account }, { type: "bankAccount", id: accountId });
      await tellManagers(change, actor, { what: "ended", account });
      return ok(null);
    },
    { fresh: true },
  );
}

/**
 * Stops a held account before it becomes valid; the one whose place it was to take stays. Any manager can, at once: it is how they stop
 * what somebody else did in their name.
 */
export async function cancelBankAccount(actor: Actor, input: BankAccountInput): Promise<Result<null, Refused>> {
  const read = readInput(bankAccountInput, input);
  if (!read.ok) return read;
  const { structureId, accountId } = read.data;
  return changeStructure<null, Refused>(actor, structureId, "bankAccount.cancel", async (change) => {
    const { tx, at, keep } = change;
    const held = await tx.bankAccount.findFirst({ where: { id: accountId, structureId } });
    if (!held) return refuse("NOT_FOUND");
    if (accountState(held, at) !== "HELD") return refuse("ACCOUNT_NOT_HELD");
    await tx.bankAccount.update({
      where: { id: accountId },
      // Both alike to the instant, however finely the row was written: it is never valid.
      data: { cancelledAt: at, validFrom: held.validFrom, validTo: held.validFrom },
    });
    if (held.replacesId)
      await tx.bankAccount.updateMany({
        where: { id: held.replacesId, structureId, validTo: held.validFrom },
        data: { validTo: null },
      });
    const account = maskIban(held.iban);
    await keep("bankAccount.cancelled", { account }, { type: "bankAccount", id: accountId });
    await tellManagers(change, actor, { what: "cancelled", account });
    return ok(null);
  });
}
