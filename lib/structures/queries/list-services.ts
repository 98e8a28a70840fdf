import "server-only";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { isId } from "#lib/shared/ids.ts";
import { decodeCursor, type Page, pageOf } from "#lib/shared/pagination.ts";
import { MANAGED_SERVICE_SELECT, toManagedService } from "#lib/structures/data/structure.mapping.ts";
import type { ManagedService } from "#lib/structures/domain/views.ts";

const PAGE = 50;

/** The services of a structure that were not deleted, by code; `typed` keeps those whose code or label contains it. A page of them, by key. */
export async function listServices(structureId: string, typed = "", after?: string): Promise<Page<ManagedService>> {
  const key = decodeCursor(after, 1)?.[0];
  const text = typed.replace(/\p{Cc}/gu, " ").trim();
  const contains = { contains: text, mode: "insensitive" } as const;
  const rows = await db().service.findMany({
    where: {
      structureId,
      status: { not: "SUPPRIME" },
      ...(typeof key === "string" ? { code: { gt: key.replace(/\p{Cc}/gu, "") } } : {}),
      ...(text === "" ? {} : { OR: [{ code: contains }, { label: contains }] }),
    },
    orderBy: { code: "asc" },
    take: PAGE + 1,
    select: MANAGED_SERVICE_SELECT,
  });
  const today = parisDay(now());
  return pageOf(
    rows.map((row) => toManagedService(row, today)),
    PAGE,
    ({ code }) => [code],
  );
}

/** One service of that structure; null when it is another's, or deleted. */
export async function managedService(structureId: string, serviceId: string): Promise<ManagedService | null> {
  if (!isId(serviceId)) return null;
  const row = await db().service.findFirst({
    where: { id: serviceId, structureId, status: { not: "SUPPRIME" } },
    select: MANAGED_SERVICE_SELECT,
  });
  return row && toManagedService(row, parisDay(now()));
}
