import { siretFrom } from "#prisma/seed/numbers.ts";
import type { SeedService, SeedStructure } from "#prisma/seed/suppliers.ts";

/**
 * Two hundred public bodies of plausible shape. Towns are invented, numbers pass the checksum and belong to nobody. Nothing is drawn
 * at random: the same index gives the same entity on every machine.
 */
const FIRST = ["Val", "Mont", "Ville", "Roche", "Font", "Chaume", "Pré", "Bel", "Aigue", "Haute"];
const LAST = ["brune", "fleur", "ombre", "nière", "gris", "reuil", "sart", "court", "mire", "doux"];
const BESIDE = ["", "-sur-Ancre", "-la-Forêt", "-lès-Vignes", "-en-Plaine", "-le-Château"];
const DEPARTMENTS = [
  "02",
  "13",
  "17",
  "29",
  "31",
  "33",
  "35",
  "38",
  "44",
  "45",
  "54",
  "59",
  "63",
  "67",
  "76",
  "80",
  "86",
  "94",
];

type Kind = {
  readonly name: (town: string, department: string) => string;
  readonly payerKind: "LOCAL" | "HEALTH" | "PUBLIC_COMPANY" | "STATE";
  readonly services: readonly SeedService[];
};

const SCHOOL_SERVICES: readonly SeedService[] = [
  { code: "INTENDANCE", label: "Intendance" },
  { code: "CANTINE", label: "Restauration scolaire" },
];
const TOWN_SERVICES: readonly SeedService[] = [
  { code: "TECHNIQUE", label: "Services techniques" },
  { code: "ECOLES", label: "Affaires scolaires" },
  { code: "CULTURE", label: "Culture et sports" },
  { code: "FACTURES_PUBLIQUES", label: "Factures entre entités publiques" },
];
const HOSPITAL_SERVICES: readonly SeedService[] = [
  { code: "PHARMACIE", label: "Pharmacie", requiresCommitment: true },
  { code: "BIOMEDICAL", label: "Équipement biomédical", requiresCommitment: true },
  { code: "LOGISTIQUE", label: "Logistique et restauration" },
];

/** Ten shapes in turn: half are municipalities, as in the real directory. */
const KINDS: readonly Kind[] = [
  { name: (town) => `COMMUNE DE ${town}`, payerKind: "LOCAL", services: TOWN_SERVICES },
  { name: (town) => `CENTRE HOSPITALIER DE ${town}`, payerKind: "HEALTH", services: HOSPITAL_SERVICES },
  { name: (town) => `COMMUNE DE ${town}`, payerKind: "LOCAL", services: [] },
  { name: (town) => `LYCÉE POLYVALENT DE ${town}`, payerKind: "LOCAL", services: SCHOOL_SERVICES },
  { name: (town) => `COMMUNE DE ${town}`, payerKind: "LOCAL", services: TOWN_SERVICES },
  { name: (town) => `COMMUNAUTÉ D'AGGLOMÉRATION DE ${town}`, payerKind: "LOCAL", services: TOWN_SERVICES },
  { name: (town) => `COMMUNE DE ${town}`, payerKind: "LOCAL", services: [] },
  {
    name: (town) => `UNIVERSITÉ DE ${town}`,
    payerKind: "STATE",
    services: [{ code: "SFU", label: "Service facturier" }],
  },
  { name: (town) => `OFFICE PUBLIC DE L'HABITAT DE ${town}`, payerKind: "PUBLIC_COMPANY", services: [] },
  {
    name: (_, department) => `SERVICE DÉPARTEMENTAL D'INCENDIE ET DE SECOURS ${department}`,
    payerKind: "LOCAL",
    services: [],
  },
];

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error("empty list");
  return item;
}

function entity(index: number): SeedStructure {
  const kind = pick(KINDS, index);
  const department = pick(DEPARTMENTS, index * 7 + Math.floor(index / 18));
  const town = `${pick(FIRST, index + Math.floor(index / 10))}${pick(LAST, index * 3 + Math.floor(index / 7))}${pick(BESIDE, index)}`;
  const postcode = `${department}${String(100 + ((index * 37) % 880)).padStart(3, "0")}`;
  return {
    identifier: siretFrom(`2${department}${String(10_000 + index * 41).padStart(5, "0")}`),
    kind: "PUBLIQUE",
    legalName: kind.name(town.toLocaleUpperCase("fr"), `${department}-${index}`),
    label: index % 4 === 0 ? `${town}, siège` : null,
    addressLine: `${1 + (index % 60)} place de la Mairie`,
    postcode,
    town,
    payerKind: kind.payerKind,
    services: kind.services,
    // Every combination of domain reference § 6 occurs, the free ones most often.
    requiresService: kind.services.length > 0 && index % 5 === 0,
    requiresCommitment: index % 7 === 0,
    requiresServiceOrCommitment: kind.services.length > 0 && index % 11 === 0,
    paymentNotReported: index % 13 === 0,
    moaOnly: index % 67 === 66,
    status: index % 40 === 39 ? "INACTIVE" : "ACTIVE",
  };
}

export const DIRECTORY: readonly SeedStructure[] = Array.from({ length: 200 }, (_, index) => entity(index));
