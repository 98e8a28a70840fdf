import type { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#lib/platform/db.ts";
import { sirenOf } from "#lib/shared/identifiers.ts";
import { seedId, serviceId, structureId } from "#prisma/seed/ids.ts";
import type { SeedStructure } from "#prisma/seed/suppliers.ts";

/** The columns a seeded structure does not name, so that every row of one statement has the same shape. */
const NO_FLAGS = {
  requiresService: false,
  requiresCommitment: false,
  requiresServiceOrCommitment: false,
  paymentNotReported: false,
  moaOnly: false,
} as const;

function structureRow({ services, accounts, commitments, ...rest }: SeedStructure): Prisma.StructureCreateManyInput {
  const identifierType = rest.identifierType ?? "SIRET";
  const siren = identifierType === "SIRET" ? sirenOf(rest.identifier) : null;
  return { ...NO_FLAGS, ...rest, id: structureId(rest.identifier), identifierType, siren };
}

/** Writes what is missing and leaves what is there: a demonstration that people changed stays as they left it. */
export async function writeStructures(tx: Tx, structures: readonly SeedStructure[], at: Date): Promise<void> {
  const skipDuplicates = true;
  await tx.structure.createMany({ data: structures.map(structureRow), skipDuplicates });
  await tx.service.createMany({
    skipDuplicates,
    data: structures.flatMap(({ identifier, services = [] }) =>
      services.map((service) => ({
        ...service,
        id: serviceId(identifier, service.code),
        structureId: structureId(identifier),
      })),
    ),
  });
  await tx.bankAccount.createMany({
    skipDuplicates,
    data: structures.flatMap(({ identifier, accounts = [] }) =>
      accounts.map(({ factorName, ...account }) => ({
        ...account,
        id: seedId(`account ${account.iban}`),
        structureId: structureId(identifier),
        factor: factorName !== undefined,
        factorName: factorName ?? null,
        // Known for a year: the invoices of the demonstration name them before it starts.
        validFrom: new Date(at.getTime() - 365 * 86_400_000),
      })),
    ),
  });
  await tx.engagement.createMany({
    skipDuplicates,
    data: structures.flatMap(({ identifier, commitments = [] }) =>
      commitments.map((commitment) => ({
        ...commitment,
        id: seedId(`commitment ${identifier} ${commitment.number}`),
        structureId: structureId(identifier),
      })),
    ),
  });
}
