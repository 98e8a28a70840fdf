import "server-only";
import type { Tx } from "#lib/platform/db.ts";
import { sirenOf } from "#lib/shared/identifiers.ts";
import { newId } from "#lib/shared/ids.ts";
import type { KnownBy } from "#lib/structures/domain/identify.ts";

/**
 * Copies a structure under another identifier: what is said of it, its services, its members with their rights, and the bank accounts that
 * are valid. Null when another structure has the identifier. The caller holds the lock of the structure.
 */
export async function copyStructure(tx: Tx, structureId: string, known: KnownBy, at: Date): Promise<string | null> {
  const before = await tx.structure.findUniqueOrThrow({ where: { id: structureId } });
  const id = newId(at.getTime());
  const { identifierType, identifier } = known;
  const siren = identifierType === "SIRET" ? sirenOf(identifier) : null;
  // Another establishment of the same company keeps what belongs to the company; another company says it anew.
  const sameCompany = siren !== null && siren === before.siren;
  const { count } = await tx.structure.createMany({
    skipDuplicates: true,
    data: [
      {
        ...before,
        id,
        identifierType,
        identifier,
        siren,
        status: "ACTIVE",
        deactivatedAt: null,
        originId: structureId,
        vatNumber: identifierType === "UE_HORS_FRANCE" ? identifier : sameCompany ? before.vatNumber : null,
        rcsNumber: sameCompany ? before.rcsNumber : null,
        registerSource: sameCompany ? before.registerSource : null,
        registerCheckedAt: sameCompany ? before.registerCheckedAt : null,
        undisclosed: before.undisclosed || identifierType === "PARTICULIER",
        version: 0,
        createdAt: at,
        updatedAt: at,
      },
    ],
  });
  if (count === 0) return null;
  const services = await copyServices(tx, structureId, id, at);
  await copyMembers(tx, structureId, id, services, at);
  await copyAccounts(tx, structureId, id, at);
  return id;
}

/** Gives the id of each copy by that of its original. */
async function copyServices(tx: Tx, from: string, to: string, at: Date): Promise<Map<string, string>> {
  const rows = await tx.service.findMany({ where: { structureId: from, status: { not: "SUPPRIME" } } });
  const ids = new Map(rows.map(({ id }) => [id, newId(at.getTime())]));
  await tx.service.createMany({
    data: rows.map((row) => ({
      ...row,
      id: ids.get(row.id) ?? newId(at.getTime()),
      structureId: to,
      version: 0,
      createdAt: at,
      updatedAt: at,
    })),
  });
  return ids;
}

async function copyMembers(
  tx: Tx,
  from: string,
  to: string,
  services: ReadonlyMap<string, string>,
  at: Date,
): Promise<void> {
  const members = await tx.membership.findMany({
    where: { structureId: from, endedAt: null },
    include: { habilitations: true },
  });
  const copies = members.map(({ habilitations, ...member }) => ({
    member: { ...member, id: newId(at.getTime()), structureId: to, createdAt: at },
    habilitations,
  }));
  await tx.membership.createMany({ data: copies.map(({ member }) => member) });
  await tx.habilitation.createMany({
    data: copies.flatMap(({ member, habilitations }) =>
      habilitations.flatMap((one) => {
        // A right on a service that was deleted gave nothing any more.
        const serviceId = one.serviceId === null ? null : services.get(one.serviceId);
        return serviceId === undefined
          ? []
          : [{ ...one, id: newId(at.getTime()), membershipId: member.id, serviceId, grantedAt: at }];
      }),
    ),
  });
}

/** Only those that are valid: a held one is asked for again, where its managers see it. */
async function copyAccounts(tx: Tx, from: string, to: string, at: Date): Promise<void> {
  const rows = await tx.bankAccount.findMany({ where: { structureId: from, validFrom: { lte: at }, validTo: null } });
  await tx.bankAccount.createMany({
    data: rows.map((row) => ({
      ...row,
      id: newId(at.getTime()),
      structureId: to,
      validFrom: at,
      createdAt: at,
      replacesId: null,
    })),
  });
}
