import { z } from "zod";
import { ibanOk, normaliseIdentifier } from "#lib/shared/identifiers.ts";
import { box, id, optional, required } from "#lib/structures/domain/fields.ts";

const iban = required(60)
  .transform(normaliseIdentifier)
  .refine((value) => value === "" || ibanOk(value), "IBAN_WRONG");

const bic = optional(20)
  .transform((value) => value && normaliseIdentifier(value))
  .refine((value) => value === null || /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(value), "BIC_FORMAT");

const details = { accountLabel: required(100), iban, bic, factor: box, factorName: optional(99) };

type Typed = { readonly factor: boolean; readonly factorName: string | null };

/** Whoever is paid through a factor says who: the invoice names it (domain reference § 4.1). */
function factorIsNamed({ factor, factorName }: Typed, context: z.RefinementCtx): void {
  if (factor && !factorName) context.addIssue({ code: "custom", path: ["factorName"], message: "REQUIRED" });
}

export const addBankAccountInput = z.object({ structureId: id, ...details }).superRefine(factorIsNamed);
export type AddBankAccountInput = z.input<typeof addBankAccountInput>;

export const changeBankAccountInput = z
  .object({ structureId: id, accountId: id, ...details })
  .superRefine(factorIsNamed);
export type ChangeBankAccountInput = z.input<typeof changeBankAccountInput>;

export const bankAccountInput = z.object({ structureId: id, accountId: id });
export type BankAccountInput = z.input<typeof bankAccountInput>;

export type AccountDates = {
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly cancelledAt: Date | null;
};

/** HELD: not valid yet, and any manager can still cancel it. REPLACED: valid until another one takes its place. */
export const ACCOUNT_STATES = ["ACTIVE", "HELD", "REPLACED", "ENDED", "CANCELLED"] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export function accountState({ validFrom, validTo, cancelledAt }: AccountDates, at: Date): AccountState {
  if (cancelledAt !== null) return "CANCELLED";
  if (validTo !== null && validTo <= at) return "ENDED";
  if (validFrom > at) return "HELD";
  return validTo === null ? "ACTIVE" : "REPLACED";
}
