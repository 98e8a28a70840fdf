import "server-only";
import { maskIban } from "#lib/shared/identifiers.ts";
import { type AccountDates, accountState } from "#lib/structures/domain/bank-account.ts";
import type { ManagedAccount } from "#lib/structures/domain/views.ts";

type Row = AccountDates & {
  readonly id: string;
  readonly label: string;
  readonly iban: string;
  readonly bic: string | null;
  readonly factor: boolean;
  readonly factorName: string | null;
  readonly createdById: string | null;
};

/** An account for those who manage it, its IBAN masked. */
export function toManagedAccount(row: Row, at: Date): ManagedAccount {
  const { id, label, iban, bic, factor, factorName, validFrom, validTo, createdById } = row;
  return {
    ...{ id, label, bic, factor, validFrom, validTo, createdById },
    factorName: factor ? factorName : null,
    maskedIban: maskIban(iban),
    state: accountState(row, at),
  };
}
