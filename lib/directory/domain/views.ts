/** One line of the directory: enough to recognise an entity and to know what it asks, before typing anything (domain reference § 6). */
export type RecipientHit = {
  readonly id: string;
  readonly siret: string;
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
