import type { NumberedPage } from "#lib/directory/domain/numbered-page.ts";

/** One line of the directory: enough to recognise an entity and to know what it asks, before typing anything (domain reference § 6). */
export type RecipientHit = {
  readonly id: string;
  readonly siret: string;
  /** The number, when the entity is undisclosed. */
  readonly legalName: string;
  readonly label: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly requiresService: boolean;
  readonly requiresCommitment: boolean;
  /** Service or engagement, at least one: looked at before the two others. */
  readonly requiresServiceOrCommitment: boolean;
  /** The entity does not report « Mise en paiement ». */
  readonly paymentNotReported: boolean;
  readonly moaOnly: boolean;
};

export type DirectoryHit = RecipientHit & { readonly active: boolean; readonly undisclosed: boolean };

export type DirectoryService = {
  readonly code: string;
  readonly label: string;
  readonly requiresCommitment: boolean;
  readonly paymentReported: boolean;
};

/** What anybody may know of a public entity. Undisclosed: no name, no place. */
export type DirectorySheet = Omit<DirectoryHit, "legalName"> & {
  readonly legalName: string | null;
  readonly siren: string | null;
  /** The SIRET of the structure that took its place, when its identifier changed. */
  readonly replacedBy: string | null;
  readonly addressLines: readonly string[];
  readonly country: string;
  readonly payerKind: "STATE" | "LOCAL" | "HEALTH" | "PUBLIC_COMPANY";
  /** Days of the payment period: the law's, or the entity's own when shorter. */
  readonly paymentDays: number;
  readonly legalDays: number;
  /** Services that take invoices today. */
  readonly activeServices: number;
  /** Those that were searched for. */
  readonly services: NumberedPage<DirectoryService>;
};
