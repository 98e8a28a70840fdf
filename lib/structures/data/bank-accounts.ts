import "server-only";
import type { Tx } from "#lib/platform/db.ts";
import { settings } from "#lib/settings/index.ts";
import { newId } from "#lib/shared/ids.ts";

export type AccountDetails = {
  readonly accountLabel: string;
  readonly iban: string;
  readonly bic: string | null;
  readonly factor: boolean;
  readonly factorName: string | null;
};

type NewAccount = {
  readonly structureId: string;
  readonly account: AccountDetails;
  readonly createdById: string;
  /** The account whose place it takes. */
  readonly replaces: string | null;
};

/**
 * Writes an account; null when the structure has that IBAN already, valid or about to be. `until`: when it becomes valid, if the portal
 * holds accounts back. The caller holds the lock of the structure.
 */
export async function writeAccount(
  tx: Tx,
  { structureId, account, createdById, replaces }: NewAccount,
  at: Date,
): Promise<{ accountId: string; until: Date | null } | null> {
  const { accountLabel, iban, bic, factor, factorName } = account;
  const same = await tx.bankAccount.findFirst({
    where: {
      structureId,
      iban,
      cancelledAt: null,
      OR: [{ validTo: null }, { validTo: { gt: at } }],
      ...(replaces ? { id: { not: replaces } } : {}),
    },
    select: { id: true },
  });
  if (same) return null;
  const hold = (await settings(tx)).bankAccountHoldHours * 3_600_000;
  const validFrom = new Date(at.getTime() + hold);
  if (replaces) await tx.bankAccount.update({ where: { id: replaces }, data: { validTo: validFrom } });
  const accountId = newId(at.getTime());
  await tx.bankAccount.create({
    data: {
      id: accountId,
      structureId,
      label: accountLabel,
      iban,
      bic,
      factor,
      factorName: factor ? factorName : null,
      validFrom,
      createdAt: at,
      createdById,
      replacesId: replaces,
    },
  });
  return { accountId, until: hold > 0 ? validFrom : null };
}
