import "server-only";
import { foundPeople } from "#lib/access/data/found-people.ts";
import type { Actor } from "#lib/access/domain/actor.ts";
import { structuresWith } from "#lib/access/domain/can.ts";
import type { FoundPerson } from "#lib/access/domain/people.ts";
import { searchWords } from "#lib/shared/search-words.ts";

/** People by name or address, in every structure whose people the actor consults (F-3); nobody when what was typed is too short. */
export async function findPeople(actor: Actor, typed: string, limit: number): Promise<FoundPerson[]> {
  const reaches = structuresWith(actor, "organisation.read");
  const search = searchWords(typed);
  return search && reaches.length > 0 ? foundPeople(reaches, search.patterns, limit) : [];
}
