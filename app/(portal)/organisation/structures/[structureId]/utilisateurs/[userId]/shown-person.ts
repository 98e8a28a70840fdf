import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { memberPlace } from "#app/(portal)/organisation/structures/[structureId]/place.ts";
import { personSheet } from "#lib/access/index.ts";

/** Somebody who is not of this structure and somebody who does not exist look the same. */
export const shownPerson = cache(async (structureId: string, userId: string) => {
  const place = await memberPlace(structureId);
  return { ...place, person: (await personSheet(place.actor, structureId, userId)) ?? notFound() };
});
