import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { inLanguage } from "#lib/content/domain/article.ts";
import { endOf, type WebinarView, type WrittenWebinar, webinarPhase } from "#lib/content/domain/webinar.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";

const NOBODY = "00000000-0000-0000-0000-000000000000";
const LISTED = 100;

const load = (where: { id?: string }, userId: string | null) =>
  db().webinar.findMany({
    where,
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
    take: LISTED,
    include: {
      _count: { select: { registrations: true } },
      registrations: { where: { userId: userId ?? NOBODY }, select: { at: true } },
    },
  });
type Row = Awaited<ReturnType<typeof load>>[number];

function viewOf(row: Row, locale: string): WebinarView {
  const title = inLanguage({ french: row.titleFrench, english: row.titleEnglish }, locale);
  const taken = row._count.registrations;
  const phase = webinarPhase({ ...row, taken }, now());
  const registered = row.registrations.length > 0;
  return {
    id: row.id,
    title: title.text,
    body: inLanguage({ french: row.bodyFrench, english: row.bodyEnglish }, title.lang).text,
    lang: title.lang,
    startsAt: row.startsAt,
    minutes: row.minutes,
    left: Math.max(0, row.seats - taken),
    phase,
    registered,
    address: registered && phase !== "over" && phase !== "cancelled" ? row.address : null,
    replay: phase === "over" && row.replay !== "" ? row.replay : null,
    slides: phase !== "cancelled" && row.slides !== "" ? row.slides : null,
    version: row.version,
    writtenAt: row.updatedAt,
  };
}

export type Webinars = { readonly coming: readonly WebinarView[]; readonly past: readonly WebinarView[] };

/** Those to come, the nearest first, and those that are over, the latest first. */
export async function webinars(locale: string, actor: Actor | null): Promise<Webinars> {
  const rows = await load({}, actor?.userId ?? null);
  const coming = rows.filter((row) => endOf(row) > now()).reverse();
  const past = rows.filter((row) => endOf(row) <= now() && !row.cancelledAt);
  return { coming: coming.map((row) => viewOf(row, locale)), past: past.map((row) => viewOf(row, locale)) };
}

export async function webinar(id: string, locale: string, actor: Actor | null): Promise<WebinarView | null> {
  if (!isId(id)) return null;
  const [row] = await load({ id }, actor?.userId ?? null);
  return row ? viewOf(row, locale) : null;
}

/** Every webinar for who writes them; null for anybody else. */
export async function writtenWebinars(actor: Actor): Promise<WrittenWebinar[] | null> {
  if (!canAsStaff(actor, "content.publish")) return null;
  return (await load({}, null)).map(written);
}

export async function writtenWebinar(actor: Actor, id: string): Promise<WrittenWebinar | null> {
  if (!canAsStaff(actor, "content.publish") || !isId(id)) return null;
  const [row] = await load({ id }, null);
  return row ? written(row) : null;
}

function written(row: Row): WrittenWebinar {
  const { id, titleFrench, titleEnglish, bodyFrench, bodyEnglish, startsAt, minutes, seats, version } = row;
  const { address, replay, slides } = row;
  const taken = row._count.registrations;
  return {
    ...{ id, titleFrench, titleEnglish, bodyFrench, bodyEnglish, startsAt, minutes, seats, version },
    ...{ address, replay, slides },
    taken,
    phase: webinarPhase({ ...row, taken }, now()),
  };
}
