import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { helpFile, helpFiles } from "#lib/help/data/help-files.ts";
import { inForce, isWritable, type Place } from "#lib/help/data/writing.ts";
import { type HelpTitle, WELCOME, type Writing, type WrittenHelp } from "#lib/help/domain/revision.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";
import { LOCALES } from "#lib/shared/preferences.ts";

/** Versions that the page of a text lists. */
const LISTED = 50;
const NOTHING: Writing = { title: "", summary: "", keywords: "", body: "" };
const named = ({ firstName, lastName }: { firstName: string; lastName: string }) => `${firstName} ${lastName}`;
const NAME = { author: { select: { firstName: true, lastName: true } } } as const;

/** Everything that may be written, the welcome first, then the help in its order; null for who may not. */
export async function helpTitles(actor: Actor): Promise<HelpTitle[] | null> {
  if (!canAsStaff(actor, "help.publish")) return null;
  const rows = await db().helpRevision.findMany({
    distinct: ["page", "locale"],
    where: { publishedAt: { not: null } },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    select: { page: true, locale: true, kind: true, title: true },
  });
  const drafts = await db().helpRevision.findMany({
    where: { publishedAt: null },
    select: { page: true, locale: true },
  });
  const delivered = helpFiles().sort((one, other) => one.position - other.position);
  const places = [
    ...LOCALES.map((locale) => ({ page: WELCOME, locale: locale as string, title: "" })),
    ...delivered.map(({ slug, locale, title }) => ({ page: slug, locale, title })),
  ];
  return places.map(({ page, locale, title }) => {
    const at = (one: Place) => one.page === page && one.locale === locale;
    const text = rows.find((row) => at(row) && row.kind === "TEXT");
    return { page, locale, title: text?.title ?? title, written: text !== undefined, drafted: drafts.some(at) };
  });
}

/** One text with its draft and its versions, for who writes it; null for anybody else, and when there is no such page. */
export async function writtenHelp(actor: Actor, place: Place): Promise<WrittenHelp | null> {
  if (!canAsStaff(actor, "help.publish") || !LOCALES.some((one) => one === place.locale) || !isWritable(place))
    return null;
  const { page, locale } = place;
  const [current, draft, revisions] = await Promise.all([
    inForce(db(), place),
    db().helpRevision.findFirst({ where: { page, locale, publishedAt: null }, include: NAME }),
    db().helpRevision.findMany({
      where: { page, locale, publishedAt: { not: null } },
      orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
      take: LISTED,
      include: NAME,
    }),
  ]);
  const file = helpFile(locale, page);
  return {
    page,
    locale,
    shown: current ?? file ?? NOTHING,
    written: current !== null,
    outdated: current !== null && file !== null && current.base !== file.hash,
    draft: draft && { ...draft, by: named(draft.author) },
    revisions: revisions.map(({ id, kind, title, author, publishedAt, writtenAt }, index) => ({
      id,
      kind: kind === "TEXT" ? "TEXT" : "DELIVERED",
      title,
      by: named(author),
      publishedAt: publishedAt ?? writtenAt,
      inForce: index === 0,
    })),
  };
}

/** A version that readers were shown, in full; null for who may not see it. */
export async function helpRevision(
  actor: Actor,
  { page, locale }: Place,
  id: string,
): Promise<(Writing & { readonly by: string; readonly publishedAt: Date | null }) | null> {
  if (!canAsStaff(actor, "help.publish") || !isId(id)) return null;
  const where = { id, page, locale, kind: "TEXT", publishedAt: { not: null } };
  const row = await db().helpRevision.findFirst({ where, include: NAME });
  return row && { ...row, by: named(row.author) };
}
