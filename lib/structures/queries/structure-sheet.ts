import "server-only";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { parisDay } from "#lib/shared/dates.ts";
import {
  SERVICE_SELECT,
  STRUCTURE_SELECT,
  toServiceView,
  toStructureView,
} from "#lib/structures/data/structure.mapping.ts";
import type { ServiceView, StructureSheet, StructureView } from "#lib/structures/domain/views.ts";

/** One structure with its services that were not deleted, by code; null when there is none. */
export async function structureSheet(structureId: string): Promise<StructureSheet | null> {
  const row = await db().structure.findUnique({
    where: { id: structureId },
    select: {
      ...STRUCTURE_SELECT,
      services: { where: { status: { not: "SUPPRIME" } }, orderBy: { code: "asc" }, select: SERVICE_SELECT },
    },
  });
  if (!row) return null;
  const today = parisDay(now());
  return { ...toStructureView(row), services: row.services.map((service) => toServiceView(service, today)) };
}

/** Several structures by id, by name: those of a person, for a list or a choice. */
export async function structuresByIds(ids: readonly string[]): Promise<StructureView[]> {
  const rows = await db().structure.findMany({
    where: { id: { in: [...ids] } },
    orderBy: [{ legalName: "asc" }, { identifier: "asc" }],
    select: STRUCTURE_SELECT,
  });
  return rows.map(toStructureView);
}

/** One service of a structure by its code, capitals and spaces around forgiven; null when there is none. */
export async function findService(structureId: string, code: string): Promise<ServiceView | null> {
  const row = await db().service.findFirst({
    where: { structureId, code: { equals: code.trim(), mode: "insensitive" }, status: { not: "SUPPRIME" } },
    select: SERVICE_SELECT,
  });
  return row ? toServiceView(row, parisDay(now())) : null;
}
