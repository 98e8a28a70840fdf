import { loadActor } from "#lib/access/index.ts";
import type { Actor, Role } from "#lib/access/public.ts";
import type { Right } from "#tests/factories/people.ts";
import { makeActor, makeMember, makeService, makeStructure, makeUser } from "#tests/factories/people.ts";
import { fullSession } from "#tests/factories/sessions.ts";

/** Somebody with a place in a structure and a session in which a second factor was just given. */
export async function makeProven(structureId: string, rights: readonly Right[], role: Role = "USER"): Promise<Actor> {
  const user = await makeUser();
  await makeMember(user.id, structureId, rights, role);
  const actor = await loadActor(user.id, { id: await fullSession(user.id) });
  if (!actor) throw new Error("a person just made is active");
  return actor;
}

/** A structure and those who matter to it: its manager, a member who only consults, the holder of one service, and a stranger who manages another. */
export async function makeTeam(over: Parameters<typeof makeStructure>[0] = {}) {
  const structure = await makeStructure(over);
  const service = await makeService(structure.id, "POSE");
  return {
    structure,
    service,
    manager: await makeProven(structure.id, [], "MAIN_MANAGER"),
    member: await makeProven(structure.id, [["ORGANISATION", "CONSULTATION"]]),
    partial: await makeProven(structure.id, [["ORGANISATION", "MODIFICATION", service.id]]),
    stranger: await makeProven((await makeStructure()).id, [], "MAIN_MANAGER"),
  };
}

/** A manager whose second factor is long ago. */
export const unproven = (structureId: string) => makeActor(structureId, [], "SECONDARY_MANAGER");

/** An id that names nothing. */
export const UNKNOWN = "01900000-0000-7000-8000-000000000000";
