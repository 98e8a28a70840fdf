/** Service of public structures for invoices between public bodies: a private supplier must not use it (domain reference § 4.2). */
export const PUBLIC_INVOICES_SERVICE = "FACTURES_PUBLIQUES";

export type ServiceDates = {
  readonly status: "ACTIF" | "INACTIF" | "SUPPRIME";
  readonly validFrom: string | null;
  readonly validTo: string | null;
};

/** Where a service stands on `today` (a day in Europe/Paris): its dates are included. */
export type ServiceState = "ACTIVE" | "INACTIVE" | "UPCOMING" | "ENDED";

export function serviceState(service: ServiceDates, today: string): ServiceState {
  if (service.status !== "ACTIF") return "INACTIVE";
  if (service.validFrom !== null && today < service.validFrom) return "UPCOMING";
  return service.validTo !== null && service.validTo < today ? "ENDED" : "ACTIVE";
}

/** True when the service takes invoices on `today` (a day in Europe/Paris): active, and inside its dates, both included. */
export function serviceIsActive(service: ServiceDates, today: string): boolean {
  return serviceState(service, today) === "ACTIVE";
}

/** Why a code cannot be given to a new service of such a structure; null when it can. Compared without regard to capitals, as codes are looked up. */
export function serviceCodeProblem(
  code: string,
  kind: "PUBLIQUE" | "PRIVEE",
  taken: readonly string[],
): "CODE_RESERVED" | "CODE_TAKEN" | null {
  const plain = code.toUpperCase();
  if (plain === PUBLIC_INVOICES_SERVICE && (kind === "PRIVEE" || code !== PUBLIC_INVOICES_SERVICE))
    return "CODE_RESERVED";
  return taken.some((one) => one.toUpperCase() === plain) ? "CODE_TAKEN" : null;
}
