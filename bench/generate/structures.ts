import type { Cell, CopyInto } from "#bench/generate/copy.ts";
import { companyName, publicName, siret, town } from "#bench/generate/names.ts";
import type { Random } from "#bench/generate/random.ts";
import { type PayerKind, paymentDays } from "#lib/invoices/domain/payment-clock.ts";

/** A structure with the person who acts for it. */
export type Party = {
  readonly id: string;
  readonly siret: string;
  readonly label: string;
  readonly userId: string;
  readonly userName: string;
  readonly userEmail: string;
  readonly serviceIds: readonly string[];
  /** Length of the payment period, for a recipient. */
  readonly days: number;
};

export const STRUCTURE_COLUMNS = [
  "id",
  "identifier_type",
  "identifier",
  "siren",
  "kind",
  "status",
  "legal_name",
  "address_line",
  "postcode",
  "town",
  "payer_kind",
  "created_at",
  "updated_at",
] as const;
export const SERVICE_COLUMNS = ["id", "structure_id", "code", "label", "created_at", "updated_at"] as const;
export const USER_COLUMNS = [
  "id",
  "login_email",
  "contact_email",
  "contact_verified",
  "first_name",
  "last_name",
  "status",
  "created_at",
  "updated_at",
] as const;
export const MEMBERSHIP_COLUMNS = ["id", "user_id", "structure_id", "role", "created_at"] as const;

export const HABILITATION_COLUMNS = ["id", "membership_id", "application", "level", "granted_at"] as const;

export type PartyTables = Readonly<Record<"structure" | "service" | "user" | "membership" | "habilitation", CopyInto>>;

const FIRST_NAMES = ["Camille", "Dominique", "Claude", "Morgan", "Sacha", "Alix"] as const;
const LAST_NAMES = ["Martin", "Bernard", "Petit", "Durand", "Moreau", "Laurent", "Garnier"] as const;

/** Writes structure number `index` of its kind, its services and its main manager. */
export function writeParty(
  tables: PartyTables,
  random: Random,
  kind: "PUBLIQUE" | "PRIVEE",
  index: number,
  at: Date,
): Party {
  const isPublic = kind === "PUBLIQUE";
  const id = random.id(at.getTime());
  const identifier = siret(isPublic ? 2 : 1, index);
  const label = isPublic ? publicName(index) : companyName(index);
  const payerKind: PayerKind = isPublic && label.startsWith("Centre hospitalier") ? "HEALTH" : "LOCAL";
  const place: Cell[] = [`${random.between(1, 180)} rue de la République`, postcode(index), town(index)];
  tables.structure.add([
    ...[id, "SIRET", identifier, identifier.slice(0, 9), kind, "ACTIVE", label],
    ...[...place, payerKind, at, at],
  ]);
  const serviceIds = Array.from({ length: isPublic ? servicesOf(index) : 0 }, (_, number) => {
    const serviceId = random.id(at.getTime());
    tables.service.add([serviceId, id, `SERV${String(number + 1).padStart(3, "0")}`, `Service ${number + 1}`, at, at]);
    return serviceId;
  });
  return {
    id,
    siret: identifier,
    label,
    ...writeManager(tables, random, id, identifier, kind, at),
    serviceIds,
    days: paymentDays(payerKind, null),
  };
}

/** The main manager, who also works on the invoices of the structure's side: being a manager gives no right on them. */
function writeManager(
  tables: PartyTables,
  random: Random,
  structureId: string,
  identifier: string,
  kind: "PUBLIQUE" | "PRIVEE",
  at: Date,
) {
  const userId = random.id(at.getTime());
  const [first, last] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)];
  const userEmail = `gestion@${identifier}.invalid`;
  tables.user.add([userId, userEmail, userEmail, true, first, last, "ACTIVE", at, at]);
  const membershipId = random.id(at.getTime());
  tables.membership.add([membershipId, userId, structureId, "MAIN_MANAGER", at]);
  const application = kind === "PUBLIQUE" ? "FACTURES_RECUES" : "FACTURES_EMISES";
  tables.habilitation.add([random.id(at.getTime()), membershipId, application, "MODIFICATION", at]);
  return { userId, userName: `${first} ${last}`, userEmail };
}

/** The largest recipients have many services, most have none. */
function servicesOf(index: number): number {
  if (index === 0) return 40;
  return index % 4 === 0 ? 3 : 0;
}

function postcode(index: number): string {
  return String(1000 + ((index * 37) % 94_000)).padStart(5, "0");
}
