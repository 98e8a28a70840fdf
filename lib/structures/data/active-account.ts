import "server-only";
import type { BankAccount } from "#generated/prisma/client.ts";
import type { Tx } from "#lib/platform/db.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { accountState } from "#lib/structures/domain/bank-account.ts";

/** A bank account of the structure that invoices can name now; one that waits or has ended is not changed any more. */
export async function activeAccount(
  tx: Tx,
  { structureId, accountId }: { structureId: string; accountId: string },
  at: Date,
): Promise<Result<BankAccount, "NOT_FOUND" | "ACCOUNT_PENDING" | "ALREADY_DONE">> {
  const account = await tx.bankAccount.findFirst({ where: { id: accountId, structureId } });
  if (!account) return refuse("NOT_FOUND");
  const state = accountState(account, at);
  if (state === "HELD" || state === "REPLACED") return refuse("ACCOUNT_PENDING");
  return state === "ACTIVE" ? ok(account) : refuse("ALREADY_DONE");
}
