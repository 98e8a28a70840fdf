import "server-only";
import type { HelpPage } from "#lib/help/domain/page.ts";
import { HELP_AUDIENCES, HELP_TOPICS, type HelpAudience } from "#lib/help/domain/parts.ts";
import type { HelpEntry, HelpPart } from "#lib/help/domain/views.ts";
import { db } from "#lib/platform/db.ts";
import { isoDateOf } from "#lib/shared/dates.ts";

const ENTRY = { slug: true, title: true, summary: true, topic: true } as const;

export function parseHelpAudience(typed: unknown): HelpAudience | null {
  return HELP_AUDIENCES.find((one) => one === typed) ?? null;
}

/** The help, part by part. @param audience whom it must concern; null for all of it. */
export async function helpParts(locale: string, audience: HelpAudience | null): Promise<HelpPart[]> {
  const rows = await db().helpPage.findMany({
    where: { locale, ...(audience ? { audiences: { has: audience } } : {}) },
    orderBy: [{ position: "asc" }, { slug: "asc" }],
    select: ENTRY,
  });
  return HELP_TOPICS.map((topic) => ({
    topic,
    pages: rows.filter((row) => row.topic === topic).map((row) => ({ ...row, topic })),
  })).filter(({ pages }) => pages.length > 0);
}

export type HelpReading = {
  readonly page: HelpPage;
  /** The pages of the same part, this one included, in their order. */
  readonly beside: readonly HelpEntry[];
  readonly previous: HelpEntry | null;
  readonly next: HelpEntry | null;
};

/** One page and what stands around it; null when there is none of that name. */
export async function helpPage(locale: string, slug: string): Promise<HelpReading | null> {
  const [row, parts] = await Promise.all([
    db().helpPage.findUnique({ where: { locale_slug: { locale, slug } } }),
    helpParts(locale, null),
  ]);
  const part = parts.find(({ topic }) => topic === row?.topic);
  if (!row || !part) return null;
  const all = parts.flatMap(({ pages }) => pages);
  const here = all.findIndex((one) => one.slug === slug);
  return {
    page: {
      ...row,
      topic: part.topic,
      audiences: HELP_AUDIENCES.filter((one) => row.audiences.includes(one)),
      updated: isoDateOf(row.updatedOn),
    },
    beside: part.pages,
    previous: all[here - 1] ?? null,
    next: all[here + 1] ?? null,
  };
}
