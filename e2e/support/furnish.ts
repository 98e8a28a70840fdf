import { type NewPerson, onDatabase } from "#e2e/support/database.ts";
import { siretNumber } from "#tests/factories/identifiers.ts";

/** A number that no other test and no other run of this one uses. */
let used = (Date.now() % 900_000) * 10 + 5;
export const newSiret = () => siretNumber(++used);

/** A structure with its main manager, and whoever else is given. */
export async function furnish(people: readonly { person: NewPerson; role?: string; rights?: readonly string[] }[]) {
  const [structureId, serviceId] = [crypto.randomUUID(), crypto.randomUUID()];
  await onDatabase(
    `insert into structure (id, identifier_type, identifier, kind, legal_name, address_line, postcode, town, updated_at)
     values ($1, 'SIRET', $2, 'PRIVEE', 'CHARPENTES DES DROITS', '4 rue Haute', '45000', 'Orléans', now())`,
    [structureId, newSiret()],
  );
  await onDatabase(
    "insert into service (id, structure_id, code, label, updated_at) values ($1, $2, 'POSE', 'Pose et chantiers', now())",
    [serviceId, structureId],
  );
  for (const { person, role = "USER", rights = [] } of people) {
    const membershipId = crypto.randomUUID();
    await onDatabase(
      `insert into membership (id, user_id, structure_id, role) values ($1, $2, $3, $4::"MembershipRole")`,
      [membershipId, person.id, structureId, role],
    );
    for (const right of rights) {
      const [application, level] = right.split(" ");
      await onDatabase(
        `insert into habilitation (id, membership_id, application, level)
         values ($1, $2, $3::"Application", $4::"HabilitationLevel")`,
        [crypto.randomUUID(), membershipId, application, level],
      );
    }
  }
  return { structureId, serviceId };
}

/** The rights of somebody as they stand, each `APPLICATION LEVEL` with the code of its service. */
export const held = (userId: string) =>
  onDatabase<{ right: string }>(
    `select h.application || ' ' || h.level || coalesce(' ' || s.code, '') as right
     from habilitation h join membership m on m.id = h.membership_id left join service s on s.id = h.service_id
     where m.user_id = $1 and m.ended_at is null order by 1`,
    [userId],
  ).then((rows) => rows.map(({ right }) => right));
