import "server-only";
import type { MailLine } from "#lib/notifications/data/render-mail.ts";
import { db } from "#lib/platform/db.ts";
import { absoluteUrl } from "#lib/platform/origin.ts";

/** As many as one mail says; the bell has the others. */
const SAID = 100;

/** The events that a mail of several says, oldest first; none for any other mail. */
export async function groupedLines(deliveryId: string): Promise<MailLine[]> {
  const rows = await db().groupedNotice.findMany({
    where: { deliveryId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: SAID,
    select: { type: true, data: true, link: true, createdAt: true },
  });
  return rows.map(({ type, data, link, createdAt }) => ({
    type,
    data: data as Record<string, string>,
    address: absoluteUrl(link),
    at: createdAt,
  }));
}
