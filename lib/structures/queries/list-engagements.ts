import "server-only";
import { db } from "#lib/platform/db.ts";
import { decodeCursor, type Page, pageOf } from "#lib/shared/pagination.ts";
import type { EngagementRow } from "#lib/structures/domain/views.ts";

const PAGE = 50;

/** The engagements that a structure publishes, by number; `typed` keeps those whose number or label contains it. A page of them, by key. */
export async function listEngagements(structureId: string, typed = "", after?: string): Promise<Page<EngagementRow>> {
  const key = decodeCursor(after, 1)?.[0];
  const text = typed.replace(/\p{Cc}/gu, " ").trim();
  const contains = { contains: text, mode: "insensitive" } as const;
  const rows = await db().engagement.findMany({
    where: {
      structureId,
      ...(typeof key === "string" ? { number: { gt: key.replace(/\p{Cc}/gu, "") } } : {}),
      ...(text === "" ? {} : { OR: [{ number: contains }, { label: contains }] }),
    },
    orderBy: { number: "asc" },
    take: PAGE + 1,
    select: { id: true, number: true, label: true, status: true },
  });
  return pageOf(rows, PAGE, ({ number }) => [number]);
}
