import type { Prisma } from "#generated/prisma/client.ts";
import { frenchIban } from "#prisma/seed/numbers.ts";

export type SeedAccount = {
  label: string;
  iban: string;
  bic?: string;
  factorName?: string;
};
export type SeedService = Omit<Prisma.ServiceCreateManyInput, "id" | "structureId">;
export type SeedStructure = Omit<Prisma.StructureCreateManyInput, "id" | "siren" | "identifierType"> & {
  identifierType?: Prisma.StructureCreateManyInput["identifierType"];
  services?: readonly SeedService[];
  accounts?: readonly SeedAccount[];
  commitments?: readonly { number: string; label: string; status: "OPEN" | "CLOSED" }[];
};

/**
 * Companies that send. Names and numbers are those that well-known sample invoices carry, so that a sample dropped on the
 * deposit page belongs to someone; none is a real company. Several fail the checksum, as numbers of test environments do.
 */
export const SUPPLIERS: readonly SeedStructure[] = [
  {
    identifier: "39280913700012",
    kind: "PRIVEE",
    legalName: "ATELIER BERTHIER SARL",
    label: "Atelier Berthier, menuiserie et agencement",
    addressLine: "14 rue des Chantiers",
    postcode: "45000",
    town: "Orléans",
    vatNumber: "FR40392809137",
    email: "contact@berthier.example",
    services: [
      { code: "CHANTIERS", label: "Chantiers et pose" },
      { code: "ATELIER", label: "Fabrication" },
    ],
    accounts: [
      { label: "Compte principal", iban: "FR7630006000011234567890189", bic: "AGRIFRPPXXX" },
      { label: "Compte chantiers", iban: frenchIban("10278", "06001", "00020481501"), bic: "CMCIFR2AXXX" },
      {
        label: "Affacturage",
        iban: frenchIban("30004", "00828", "00010147326"),
        bic: "BNPAFRPPXXX",
        factorName: "FACTOR DE LOIRE",
      },
    ],
  },
  {
    identifier: "99999999800010",
    kind: "PRIVEE",
    legalName: "AU BON MOULIN",
    addressLine: "1242 chemin de l'Olive",
    postcode: "84340",
    town: "Malaucène",
    vatNumber: "FR11999999998",
    accounts: [{ label: "Compte courant", iban: "FR2012421242124212421242124" }],
  },
  {
    identifier: "12345678200077",
    kind: "PRIVEE",
    legalName: "LE FOURNISSEUR",
    addressLine: "35 rue d'ici",
    postcode: "75018",
    town: "Paris",
    vatNumber: "FR11123456782",
    accounts: [{ label: "Compte courant", iban: "FR2012542547256985425874698" }],
  },
  {
    identifier: "12345678900014",
    kind: "PRIVEE",
    legalName: "LE FOURNISSEUR (ÉTABLISSEMENT DE LYON)",
    addressLine: "8 quai des Marchands",
    postcode: "69002",
    town: "Lyon",
    vatNumber: "FR32123456789",
    accounts: [{ label: "Compte courant", iban: frenchIban("12542", "54725", "69854258746") }],
  },
  {
    identifier: "DE123456789",
    identifierType: "UE_HORS_FRANCE",
    kind: "PRIVEE",
    legalName: "LIEFERANT GMBH",
    addressLine: "Lieferantenstraße 20",
    postcode: "80333",
    town: "München",
    country: "DE",
    vatNumber: "DE123456789",
    accounts: [{ label: "Geschäftskonto", iban: "DE08700901001234567890", bic: "GENODEF1M04" }],
  },
];
