import type { InvoiceValues, ValueName } from "#lib/invoices/domain/invoice.ts";
import type { Reform } from "#lib/invoices/domain/reform.ts";
import type { IsoDate } from "#lib/shared/dates.ts";

/** The rules by name: C1 to C13 are those of domain reference § 8.4, the others are §§ 6, 8.2 and 8.6. */
export type CheckId =
  | "readable"
  | "required"
  | "number"
  | "date"
  | "length"
  | "currency"
  | "decimals"
  | "credit"
  | "payment"
  | "validator"
  | "files"
  | "issuer"
  | "twin"
  | "lines"
  | "mandate"
  | `C${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13}`;

/** Where a problem shows: a value, or one of the fields that the form resolves into a value. */
export type CheckField =
  | ValueName
  | "supplierId"
  | "recipientIdentifier"
  | "recipientServiceCode"
  | "validatorIdentifier"
  | "secondValidatorIdentifier"
  | "mainFile"
  | "attachments";

/** Blocking problems prevent sending; warnings are said, and left to the supplier's judgement. */
export type Severity = "blocking" | "warning";

export type CheckProblem = {
  readonly check: CheckId;
  readonly field: CheckField;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly severity: Severity;
};

export type SupplierFacts = {
  readonly active: boolean;
  readonly isPrivate: boolean;
  /** The person may deposit for this structure (and service, when one is named). */
  readonly mayDeposit: boolean;
  readonly hasBankAccounts: boolean;
  /** Every number the structure goes by: its identifier, its VAT number. */
  readonly identifiers: readonly string[];
};

/** What a recipient asks (domain reference § 6). */
export type RecipientFacts = {
  readonly identifier: string;
  readonly isPublic: boolean;
  readonly active: boolean;
  readonly isSupplier: boolean;
  readonly requiresService: boolean;
  readonly requiresCommitment: boolean;
  readonly requiresServiceOrCommitment: boolean;
  readonly moaOnly: boolean;
};

export type ServiceFacts = {
  readonly code: string;
  readonly active: boolean;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
  readonly requiresCommitment: boolean;
};

export type ValidatorFacts = {
  readonly active: boolean;
  readonly isSupplier: boolean;
  /** Somebody there may answer on the portal, which is the only place to (domain reference § 10.5). */
  readonly answers: boolean;
};

export type FileFacts = {
  readonly name: string;
  readonly size: number;
  readonly role: "MAIN" | "ATTACHMENT";
  readonly designation: string;
  readonly typeCode: string;
  /** Code of what is wrong with the content ("file.encrypted"), found when it was read; null when it is sound. */
  readonly problem: string | null;
};

/** Everything the checks look at. They reach for nothing: who asks gathers the facts, in the transaction or for a live list. */
export type CheckFacts = {
  readonly today: IsoDate;
  /** The rules of the reform that it is to be sent under, or was (decision 60). */
  readonly reform: Reform;
  /** Within what its number is the only one: see `numberScope`. */
  readonly numberScope: string | null;
  readonly values: InvoiceValues;
  /** What was typed and could not be read, by field. */
  readonly raw: Readonly<Partial<Record<CheckField, string>>>;
  /** Keyed in here line by line: totals come from the lines, and the document is made when it is sent. */
  readonly typed: boolean;
  /** The supplier's mandate to invoice stands, in the version of its text that is asked today. */
  readonly mandated: boolean;
  readonly supplier: SupplierFacts;
  readonly bankAccountValid: boolean;
  readonly recipient: RecipientFacts | null;
  readonly recipientService: ServiceFacts | null;
  /** OPEN, CLOSED or UNKNOWN among the engagements that the recipient publishes; null when it publishes none. */
  readonly commitment: "OPEN" | "CLOSED" | "UNKNOWN" | null;
  readonly validator: ValidatorFacts | null;
  /** Asked of no other cadre than A9, and of few of these. */
  readonly secondValidator: (ValidatorFacts & { readonly isFirst: boolean }) | null;
  /** The invoice that already bears this number, for the same supplier (or company) and year; no id when the person may not see it. */
  readonly numberTakenBy: { readonly id: string | null; readonly number: string } | null;
  /** True when the origin of a credit note was found among the supplier's sent invoices. */
  readonly originalFound: boolean;
  /** Another invoice of the supplier with the same main file, byte for byte; a draft is told as one. */
  readonly sameFileAs: { readonly id: string; readonly number: string; readonly draft: boolean } | null;
  /** A sent invoice of the supplier to the same recipient, with the same date, amount, currency and type. */
  readonly sameAmountAs: { readonly id: string; readonly number: string } | null;
  readonly files: readonly FileFacts[];
  /** The issuer as the main document names it (SIRET, SIREN or VAT number); null when it was not read. */
  readonly issuerOnDocument: string | null;
};

/** One rule: pure, total, and silent on values that are missing (the `required` check speaks of those). */
export type Check = {
  readonly id: CheckId;
  readonly run: (facts: CheckFacts) => readonly CheckProblem[];
};

type Params = Readonly<Record<string, string | number>>;

export function blocking(check: CheckId, field: CheckField, code: string, params?: Params): readonly CheckProblem[] {
  return [{ check, field, code, severity: "blocking", ...(params ? { params } : {}) }];
}

export function warning(check: CheckId, field: CheckField, code: string, params?: Params): readonly CheckProblem[] {
  return [{ check, field, code, severity: "warning", ...(params ? { params } : {}) }];
}

export const NONE: readonly CheckProblem[] = [];
