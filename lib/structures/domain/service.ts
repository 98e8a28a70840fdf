/** Service of public structures for invoices between public bodies: a private supplier must not use it (domain reference § 4.2). */
export const PUBLIC_INVOICES_SERVICE = "FACTURES_PUBLIQUES";

export type ServiceDates = {
  readonly status: "ACTIF" | "INACTIF" | "SUPPRIME";
  readonly validFrom: string | null;
  readonly validTo: string | null;
};

/** True when the service takes invoices on `today` (a day in Europe/Paris): active, and inside its dates, both included. */
export function serviceIsActive(service: ServiceDates, today: string): boolean {
  if (service.status !== "ACTIF") return false;
  return (service.validFrom ?? today) <= today && today <= (service.validTo ?? today);
}
