import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { liveMessages, type MessageRow } from "#lib/content/data/live-messages.ts";
import { inLanguage } from "#lib/content/domain/article.ts";
import {
  MESSAGE_TONES,
  type MessageTone,
  type MessageView,
  messagePhase,
  REACHES,
  reaches,
} from "#lib/content/domain/message.ts";
import type { WrittenMessage } from "#lib/content/domain/written.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";

const toneOf = (tone: string): MessageTone => MESSAGE_TONES.find((one) => one === tone) ?? "INFO";

function viewOf(row: MessageRow, locale: string, read: boolean): MessageView {
  const title = inLanguage({ french: row.titleFrench, english: row.titleEnglish }, locale);
  return {
    id: row.id,
    tone: toneOf(row.tone),
    title: title.text,
    body: inLanguage({ french: row.bodyFrench, english: row.bodyEnglish }, title.lang).text,
    lang: title.lang,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    read,
  };
}

async function readAmong(actor: Actor | null, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (!actor || ids.length === 0) return new Set();
  const rows = await db().messageReading.findMany({
    where: { userId: actor.userId, messageId: { in: [...ids] } },
    select: { messageId: true },
  });
  return new Set(rows.map(({ messageId }) => messageId));
}

/** « Communication »: the messages of this moment for this person, or for a visitor, the latest first. */
export async function messagesFor(actor: Actor | null, locale: string): Promise<MessageView[]> {
  const rows = (await liveMessages()).filter((row) => reaches(row, actor));
  const read = await readAmong(
    actor,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => viewOf(row, locale, read.has(row.id)));
}

/** What stands above every page: banners for this person that they have not put away. Usually none, and then nothing is asked of the database. */
export async function bannersFor(actor: Actor | null, locale: string): Promise<MessageView[]> {
  const rows = (await liveMessages()).filter((row) => row.banner && reaches(row, actor));
  if (rows.length === 0) return [];
  const read = await readAmong(
    actor,
    rows.map(({ id }) => id),
  );
  return rows.filter(({ id }) => !read.has(id)).map((row) => viewOf(row, locale, false));
}

const WITH = { structure: { select: { identifier: true } }, _count: { select: { readings: true } } } as const;

type Written = MessageRow & { structure: { identifier: string } | null; _count: { readings: number } };

function written({ structure, _count, tone, reach, ...row }: Written): WrittenMessage {
  const { id, banner, titleFrench, titleEnglish, bodyFrench, bodyEnglish, startsAt, endsAt, version } = row;
  return {
    ...{ id, banner, titleFrench, titleEnglish, bodyFrench, bodyEnglish, startsAt, endsAt, version },
    tone: toneOf(tone),
    reach: REACHES.find((one) => one === reach) ?? "SIGNED_IN",
    identifier: structure?.identifier ?? "",
    phase: messagePhase(row, now()),
    readers: _count.readings,
  };
}

/** Every message for who writes them; null for anybody else. */
export async function writtenMessages(actor: Actor): Promise<WrittenMessage[] | null> {
  if (!canAsStaff(actor, "content.publish")) return null;
  const rows = await db().message.findMany({ orderBy: [{ startsAt: "desc" }], take: 200, include: WITH });
  return rows.map(written);
}

export async function writtenMessage(actor: Actor, id: string): Promise<WrittenMessage | null> {
  if (!canAsStaff(actor, "content.publish") || !isId(id)) return null;
  const row = await db().message.findUnique({ where: { id }, include: WITH });
  return row && written(row);
}
