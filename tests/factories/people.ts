import type { Prisma } from "#generated/prisma/client.ts";
import { loadActor } from "#lib/access/index.ts";
import type { Actor, Application, Level, Role } from "#lib/access/public.ts";
import { hashPassword } from "#lib/accounts/index.ts";
import { db } from "#lib/platform/db.ts";
import { sirenOf } from "#lib/shared/identifiers.ts";
import { newId } from "#lib/shared/ids.ts";
import { siretNumber } from "#tests/factories/identifiers.ts";

let made = 0;
const unique = () => ++made;

export const PASSWORD = "Mot-de-passe-2026";
let passwordHash: Promise<string> | undefined;

/** An active person who can sign in with `PASSWORD`. */
export async function makeUser(over: Partial<Prisma.UserCreateInput> = {}) {
  const n = unique();
  passwordHash ??= hashPassword(PASSWORD);
  const loginEmail = `personne${n}@exemple.invalid`;
  return db().user.create({
    data: {
      id: newId(),
      loginEmail,
      contactEmail: loginEmail,
      contactVerified: true,
      firstName: "Personne",
      lastName: `Numéro ${n}`,
      status: "ACTIVE",
      credential: { create: { passwordHash: await passwordHash, changedAt: new Date() } },
      ...over,
    },
  });
}

/** A private company; `over` makes it public or gives it flags. */
export async function makeStructure(over: Partial<Prisma.StructureCreateInput> = {}) {
  const identifier = over.identifier ?? siretNumber(unique());
  return db().structure.create({
    data: {
      id: newId(),
      identifierType: "SIRET",
      identifier,
      siren: sirenOf(identifier),
      kind: "PRIVEE",
      legalName: `Société ${identifier}`,
      ...over,
    },
  });
}

export function makeService(structureId: string, code: string, over: Partial<Prisma.ServiceUncheckedCreateInput> = {}) {
  return db().service.create({ data: { id: newId(), structureId, code, label: `Service ${code}`, ...over } });
}

export type Right = readonly [Application, Level, serviceId?: string | null];

/** A place in a structure with rights on it, or on some of its services. */
export async function makeMember(userId: string, structureId: string, rights: readonly Right[], role: Role = "USER") {
  return db().membership.create({
    data: {
      id: newId(),
      userId,
      structureId,
      role,
      habilitations: {
        create: rights.map(([application, level, serviceId]) => ({
          id: newId(),
          application,
          level,
          serviceId: serviceId ?? null,
        })),
      },
    },
  });
}

/** A new person with rights on one structure, as commands and queries take them. */
export async function makeActor(structureId: string, rights: readonly Right[], role: Role = "USER"): Promise<Actor> {
  const user = await makeUser();
  await makeMember(user.id, structureId, rights, role);
  return actorOf(user.id);
}

/** The actor of an existing person, with the rights they hold now. */
export async function actorOf(userId: string): Promise<Actor> {
  const actor = await loadActor(userId, { id: newId() });
  if (!actor) throw new Error(`${userId} is not an active person`);
  return actor;
}

/** Somebody who belongs to no structure. */
export const somebody = async () => actorOf((await makeUser()).id);
