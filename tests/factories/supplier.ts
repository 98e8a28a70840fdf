import type { Actor } from "#lib/access/index.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";

let counter = 100;

/** A SIRET that passes the Luhn check, different at each call. */
export function aSiret(): string {
  counter += 1;
  const base = `${String(300_000_000 + counter * 7)}${"0001"}`.slice(0, 13);
  for (let digit = 0; digit < 10; digit += 1) {
    const siret = `${base}${digit}`;
    if (luhn(siret) % 10 === 0) return siret;
  }
  throw new Error("no check digit fits");
}

function luhn(text: string): number {
  return [...text].reverse().reduce((sum, char, index) => {
    const value = Number(char) * (index % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}

type Habilitation = Actor["memberships"][number]["habilitations"][number];

/** A private structure and a person who deposits for it, in the database, with the actor that a session would give. */
export async function aSupplier(
  options: { habilitations?: readonly Habilitation[]; siret?: string } = {},
): Promise<{ actor: Actor; structureId: string; siret: string }> {
  const [userId, structureId, membershipId] = [newId(), newId(), newId()];
  const siret = options.siret ?? aSiret();
  const habilitations = options.habilitations ?? [
    { application: "FACTURES_EMISES", level: "MODIFICATION", serviceId: null },
  ];
  const email = `${userId}@exemple.test`;
  await db().structure.create({
    data: {
      id: structureId,
      identifierType: "SIRET",
      identifier: siret,
      siren: siret.slice(0, 9),
      kind: "PRIVEE",
      legalName: `Atelier ${siret}`,
    },
  });
  await db().user.create({
    data: {
      id: userId,
      loginEmail: email,
      contactEmail: email,
      firstName: "Camille",
      lastName: "Durand",
      status: "ACTIVE",
    },
  });
  await db().membership.create({
    data: {
      id: membershipId,
      userId,
      structureId,
      habilitations: { create: habilitations.map((one) => ({ id: newId(), ...one })) },
    },
  });
  const actor: Actor = {
    userId,
    displayName: "Camille Durand",
    email,
    sessionId: newId(),
    locale: "fr",
    systemRole: "NONE",
    memberships: [{ structureId, role: "USER", habilitations }],
  };
  return { actor, structureId, siret };
}
