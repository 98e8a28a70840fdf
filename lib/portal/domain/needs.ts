import type { PortalApplicationCode } from "#lib/portal/domain/catalogue.ts";

/** The parts of the portal that are measured; a test compares them with those of `lib/health`. */
export type PortalNeed = "web" | "database" | "storage" | "routing" | "reading" | "mail";

const ALWAYS: readonly PortalNeed[] = ["web", "database"];

/** What an application needs besides pages and data to be available. */
const NEEDS: Readonly<Partial<Record<PortalApplicationCode, readonly PortalNeed[]>>> = {
  FACTURES_EMISES: ["storage", "routing", "reading"],
  FACTURES_RECUES: ["storage", "routing"],
  FACTURES_A_VALIDER: ["storage", "routing"],
  MANDATS: ["storage"],
  RATTACHER_UTILISATEUR: ["mail"],
  DEMANDER_RATTACHEMENT: ["mail"],
  APPROBATIONS: ["mail"],
  VALIDATEUR: ["reading"],
  RECUPERATIONS: ["storage"],
};

export function partsOf(code: PortalApplicationCode): readonly PortalNeed[] {
  return [...ALWAYS, ...(NEEDS[code] ?? [])];
}
