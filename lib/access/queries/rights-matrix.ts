import "server-only";
import type { Actor } from "#lib/access/domain/actor.ts";
import type { Application, Level } from "#lib/access/domain/applications.ts";
import { can } from "#lib/access/domain/can.ts";
import type { HeldRight } from "#lib/access/domain/people.ts";
import type { MatrixLine } from "#lib/access/domain/views.ts";
import { listPeople, type PeopleSearch } from "#lib/access/queries/list-people.ts";
import type { Page } from "#lib/shared/pagination.ts";

/** People a page of the matrix holds: each is seven choices. */
const PAGE = 25;

/** Person × application on a structure, or on one of its services (`service` is its code), for its managers; null to others. */
export async function rightsMatrix(
  actor: Actor,
  structureId: string,
  service: string | null,
  search: Pick<PeopleSearch, "typed" | "userId" | "after">,
): Promise<Page<MatrixLine> | null> {
  if (!can(actor, "organisation.manage", { structureId })) return null;
  const page = await listPeople(actor, structureId, { ...search, size: PAGE });
  return {
    ...page,
    items: page.items.map(({ userId, membershipId, version, name, role, rights }) => ({
      ...{ userId, membershipId, version, name, role },
      held: levelsAt(rights, service),
      above: service === null ? {} : levelsAt(rights, null),
    })),
  };
}

function levelsAt(rights: readonly HeldRight[], service: string | null): Partial<Record<Application, Level>> {
  const levels: Partial<Record<Application, Level>> = {};
  for (const { application, level, service: where } of rights)
    if (where === service && levels[application] !== "MODIFICATION") levels[application] = level;
  return levels;
}
