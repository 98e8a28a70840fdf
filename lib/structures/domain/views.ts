import type { AccountState } from "#lib/structures/domain/bank-account.ts";
import type { ServiceState } from "#lib/structures/domain/service.ts";

/** Plain views of structures, for screens and for the checks of an invoice. Dates are calendar days, "2026-11-23". */

export type ServiceView = {
  readonly id: string;
  readonly code: string;
  readonly label: string;
  readonly active: boolean;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** The engagement is compulsory for this service even when its structure does not ask for it (domain reference § 6). */
  readonly requiresCommitment: boolean;
  readonly paymentReported: boolean;
};

/** A service as those who manage it see it. */
export type ManagedService = Omit<ServiceView, "active"> & {
  readonly description: string | null;
  readonly state: ServiceState;
  readonly version: number;
};

/** What a recipient asks of an invoice (domain reference § 6). */
export type RecipientFlags = {
  readonly requiresService: boolean;
  readonly requiresCommitment: boolean;
  /** Service or engagement, at least one: looked at before the two others. */
  readonly requiresServiceOrCommitment: boolean;
  /** The entity does not report « Mise en paiement ». */
  readonly paymentNotReported: boolean;
  readonly moaOnly: boolean;
};

export type StructureView = {
  readonly id: string;
  readonly identifierType: string;
  readonly identifier: string;
  readonly siren: string | null;
  readonly kind: "PUBLIQUE" | "PRIVEE";
  readonly active: boolean;
  readonly legalName: string;
  readonly label: string | null;
  readonly addressLines: readonly string[];
  readonly postcode: string | null;
  readonly town: string | null;
  readonly country: string;
  readonly vatNumber: string | null;
  readonly payerKind: "STATE" | "LOCAL" | "HEALTH" | "PUBLIC_COMPANY";
  /** Shorter than the legal period when the entity says so; null for the legal one. */
  readonly paymentDays: number | null;
  readonly flags: RecipientFlags;
};

export type StructureSheet = StructureView & { readonly services: readonly ServiceView[] };

/** A bank account as shown: never the whole IBAN. */
export type BankAccountView = {
  readonly id: string;
  readonly label: string;
  readonly maskedIban: string;
  readonly bic: string | null;
  readonly factorName: string | null;
};

/** The same for those who manage it, whatever its state. */
export type ManagedAccount = BankAccountView & {
  readonly factor: boolean;
  readonly state: AccountState;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly createdById: string | null;
};

/** An order number that a public structure publishes. */
export type EngagementRow = {
  readonly id: string;
  readonly number: string;
  readonly label: string | null;
  readonly status: "OPEN" | "CLOSED";
};
