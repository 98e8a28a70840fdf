/** How an invoice came in (domain reference § 8.2). Mirrors the database's enum. */
export const DEPOSIT_MODES = [
  "SAISIE_PORTAIL",
  "SAISIE_API",
  "DEPOT_PDF_PORTAIL",
  "DEPOT_PDF_SIGNE_PORTAIL",
  "DEPOT_PDF_API",
  "DEPOT_PDF_SIGNE_API",
  "EDI",
  "UPLOAD_PORTAIL",
  "UPLOAD_API",
] as const;
export type DepositMode = (typeof DEPOSIT_MODES)[number];
