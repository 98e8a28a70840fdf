import { type Actor, attachPerson } from "#lib/access/index.ts";
import { db } from "#lib/platform/db.ts";
import { actorOf, makeActor, makeMember, makeStructure } from "#tests/factories/people.ts";

/** A structure with its main manager, who manages a second one too, a member who reads, and the manager of another one. */
export async function makePlaces() {
  const mine = await makeStructure({ legalName: "ATELIER DES PLACES" });
  const second = await makeStructure({ legalName: "SECOND ATELIER" });
  const { userId } = await makeActor(mine.id, [], "MAIN_MANAGER");
  await makeMember(userId, second.id, [], "MAIN_MANAGER");
  const manager = await actorOf(userId);
  const reader = await makeActor(mine.id, [["ORGANISATION", "CONSULTATION"]]);
  const stranger = await makeActor((await makeStructure()).id, [], "MAIN_MANAGER");
  const attach = (by: Actor, email: string, over: object = {}) =>
    attachPerson(by, { structureId: mine.id, email, right_FACTURES_EMISES: "MODIFICATION", ...over });
  const placeOf = (actor: Actor, structureId = mine.id) =>
    db().membership.findUnique({ where: { userId_structureId: { userId: actor.userId, structureId } } });
  const isIn = async (actor: Actor, structureId = mine.id) => {
    const place = await placeOf(actor, structureId);
    return place !== null && place.endedAt === null;
  };
  return { mine, second, manager, reader, stranger, attach, placeOf, isIn };
}

export type Places = Awaited<ReturnType<typeof makePlaces>>;

let made = 0;
/** An address without an account. */
export const newAddress = () => `nouveau${++made}@exemple.invalid`;
