import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { maskIban } from "#lib/shared/identifiers.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { changeStructure, type ManageRefusal } from "#lib/structures/commands/change-structure.ts";
import { tellManagers } from "#lib/structures/commands/tell-bank-account.ts";
import { activeAccount } from "#lib/structures/data/active-account.ts";
import { writeAccount } from "#lib/structures/data/bank-accounts.ts";
import { type ChangeBankAccountInput, changeBankAccountInput } from "#lib/structures/domain/bank-account.ts";
import { changedFields } from "#lib/structures/domain/changed-fields.ts";

type Changed = { readonly change: "none" | "renamed" | "replaced"; readonly held: boolean };
type Refused = "INVALID_INPUT" | "ACCOUNT_PENDING" | "ALREADY_DONE" | ManageRefusal;

/**
 * Changes a bank account, after a fresh second factor. Invoices that name it keep what they name: anything but its label makes a new account
 * that takes its place, at once or when the portal no longer holds it back; until then the old one is used.
 */
export async function changeBankAccount(
  actor: Actor,
  input: ChangeBankAccountInput,
): Promise<Result<Changed, Refused>> {
  const read = readInput(changeBankAccountInput, input);
  if (!read.ok) return read;
  const { structureId, accountId, ...account } = read.data;
  return changeStructure<Changed, Refused>(
    actor,
    structureId,
    "bankAccount.change",
    async (change) => {
      const { tx, at, keep } = change;
      const found = await activeAccount(tx, { structureId, accountId }, at);
      if (!found.ok) return found;
      const before = found.data;
      const { accountLabel: label, iban, bic, factor } = account;
      const factorName = factor ? account.factorName : null;
      const fields = changedFields(before, { label, iban, bic, factor, factorName });
      if (fields.length === 0) return ok({ change: "none", held: false });
      const masked = maskIban(iban);
      if (fields.length === 1 && fields[0] === "label") {
        await tx.bankAccount.update({ where: { id: accountId }, data: { label } });
        await keep("bankAccount.renamed", { account: masked }, { type: "bankAccount", id: accountId });
        await tellManagers(change, actor, { what: "renamed", account: masked });
        return ok({ change: "renamed", held: false });
      }
      const order = { structureId, account, createdById: actor.userId, replaces: accountId };
      const written = await writeAccount(tx, order, at);
      if (!written) return refuse("INVALID_INPUT", { fields: [{ field: "iban", code: "ACCOUNT_KNOWN" }] });
      const { until } = written;
      await keep(
        "bankAccount.replaced",
        { account: masked, before: maskIban(before.iban), until: until?.toISOString() ?? null },
        { type: "bankAccount", id: written.accountId },
      );
      await tellManagers(change, actor, { what: "replaced", account: masked, until });
      return ok({ change: "replaced", held: until !== null });
    },
    { fresh: true },
  );
}
