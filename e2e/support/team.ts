import { type NewPerson, newPerson, onDatabase } from "#e2e/support/database.ts";
import { siretNumber } from "#tests/factories/identifiers.ts";

/** A number that no other test and no other run of this one uses. */
let used = 4_000_000 + (Date.now() % 900_000) * 10;
export const freshSiret = () => siretNumber(++used);

export type Team = {
  readonly structureId: string;
  readonly name: string;
  readonly siret: string;
  readonly manager: NewPerson;
  readonly member: NewPerson;
};

/** A private structure of its own with one service, the person who manages it and deposits for it, and a colleague who only belongs to it. */
export async function newTeam(name = "MENUISERIE DES STRUCTURES"): Promise<Team> {
  const [manager, member] = [await newPerson({ firstName: "Mathilde" }), await newPerson({ firstName: "Simon" })];
  const [structureId, siret] = [crypto.randomUUID(), freshSiret()];
  await onDatabase(
    `insert into structure (id, identifier_type, identifier, siren, kind, legal_name, label, address_line, postcode, town, updated_at)
     values ($1, 'SIRET', $2, left($2, 9), 'PRIVEE', $3, 'Menuiserie', '4 rue Haute', '45000', 'Orléans', now())`,
    [structureId, siret, name],
  );
  await onDatabase(
    "insert into service (id, structure_id, code, label, updated_at) values ($1, $2, 'POSE', 'Pose', now())",
    [crypto.randomUUID(), structureId],
  );
  for (const [person, role] of [
    [manager, "MAIN_MANAGER"],
    [member, "USER"],
  ] as const) {
    await belongTo(person, structureId, role);
  }
  return { structureId, name, siret, manager, member };
}

/** Lets a person deposit for a structure. */
export async function belongTo(
  person: { readonly id: string },
  structureId: string,
  role: "MAIN_MANAGER" | "USER" = "USER",
): Promise<void> {
  const membershipId = crypto.randomUUID();
  await onDatabase(
    `insert into membership (id, user_id, structure_id, role) values ($1, $2, $3, $4::"MembershipRole")`,
    [membershipId, person.id, structureId, role],
  );
  await onDatabase(
    "insert into habilitation (id, membership_id, application, level) values ($1, $2, 'FACTURES_EMISES', 'MODIFICATION')",
    [crypto.randomUUID(), membershipId],
  );
}
