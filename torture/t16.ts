import { requestAttachment } from "#lib/access/index.ts";
import { db } from "#lib/platform/db.ts";
import { createStructure } from "#lib/structures/index.ts";
import { siretNumber } from "#tests/factories/identifiers.ts";
import { actorOf, makeUser } from "#tests/factories/people.ts";
import type { DatabaseRow, Finding, Size } from "#torture/row.ts";

const TRIALS: Readonly<Record<Size, number>> = { sample: 10, first: 500, long: 500 };

/** Numbers of their own: the demonstration and the other tests use lower ones. */
const FIRST_NUMBER = 9_000_000;

const DETAILS = {
  legalName: "ATELIER DE LA COURSE",
  addressLine: "1 rue du Départ",
  postcode: "75014",
  town: "Paris",
  country: "FR",
};

/** Two people bring in one SIRET at the same instant; whoever loses asks to be attached. Gives what is not as it must be. */
async function trial(identifier: string): Promise<string[]> {
  const people = [await actorOf((await makeUser()).id), await actorOf((await makeUser()).id)];
  const input = { identifierType: "SIRET" as const, identifier, ...DETAILS };
  const results = await Promise.all(people.map((person) => createStructure(person, input)));
  const wrong: string[] = [];
  const created = results.filter((result) => result.ok).length;
  if (created !== 1) wrong.push(`${created} creations accepted`);
  if (results.some((result) => !result.ok && result.code !== "STRUCTURE_EXISTS")) wrong.push("a loser told otherwise");
  const structures = await db().structure.findMany({ where: { identifier }, select: { id: true } });
  const structureId = structures[0]?.id ?? "";
  if (structures.length !== 1) wrong.push(`${structures.length} structures`);
  const loser = people[results.findIndex((result) => !result.ok)];
  const asked =
    loser &&
    (await requestAttachment(loser, { structureId, level: "structure", comment: "Je travaille dans cet atelier." }));
  if (!asked?.ok) wrong.push("the loser could not ask to be attached");
  const [managers, members, pending] = await Promise.all([
    db().membership.count({ where: { structureId, role: "MAIN_MANAGER", endedAt: null } }),
    db().membership.count({ where: { structureId } }),
    db().attachmentRequest.count({ where: { structureId, status: "EN_COURS_DE_VALIDATION" } }),
  ]);
  if (managers !== 1 || members !== 1) wrong.push(`${managers} main managers among ${members} members`);
  if (pending !== 1) wrong.push(`${pending} pending requests`);
  return wrong;
}

export const t16: DatabaseRow = {
  id: "T-16",
  title: "two people create one SIRET at once",
  needs: "database",
  async run(size): Promise<Finding> {
    const trials = TRIALS[size];
    const wrong: string[] = [];
    for (let n = 0; n < trials; n += 1) wrong.push(...(await trial(siretNumber(FIRST_NUMBER + n))));
    const found =
      wrong.length === 0
        ? "each time 1 structure, 1 main manager, 1 told and 1 pending request"
        : `${wrong.length} faults, first: ${wrong[0]}`;
    return { size: `${trials} races`, found, pass: wrong.length === 0 };
  },
};
