import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { Actor } from "#lib/access/index.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { supportHours } from "#lib/settings/index.ts";
import { decodeCursor, type Page, pageOf } from "#lib/shared/pagination.ts";
import { everyWord, likePattern } from "#lib/shared/search-words.ts";
import type { OpeningHours } from "#lib/shared/working-time.ts";
import { type TicketLook, visibleSql } from "#lib/tickets/data/ticket.scope.ts";
import { MOST_EXPORTED, TICKETS_A_PAGE } from "#lib/tickets/domain/limits.ts";
import {
  STATUS_WORDS,
  type TicketFilter,
  type TicketGroup,
  type TicketSort,
  type TicketTab,
} from "#lib/tickets/domain/list.ts";
import { serviceLevel } from "#lib/tickets/domain/service-level.ts";
import { TICKET_STATUSES, type TicketKind, type TicketStatus } from "#lib/tickets/domain/status.ts";
import type { TicketLine } from "#lib/tickets/domain/views.ts";
import { categoryName, subcategoryName } from "#lib/tickets/queries/catalogue.ts";

const { sql, join } = Prisma;

/** What each view shows. */
function tabSql(tab: TicketTab, actor: Actor): Prisma.Sql {
  const conditions: Record<TicketTab, Prisma.Sql> = {
    actions: sql`t.status in ('EN_ATTENTE_INFORMATIONS', 'RESOLU')`,
    ouverts: sql`t.status <> 'FERME'`,
    clos: sql`t.status = 'FERME'`,
    libres: sql`t.status in ('OUVERT', 'EN_ATTENTE_INFORMATIONS') and t.assignee_id is null`,
    miens: sql`t.status <> 'FERME' and t.assignee_id = ${actor.userId}::uuid`,
  };
  return conditions[tab];
}

const RANK = join(
  TICKET_STATUSES.map((status, rank) => sql`when ${status} then ${String(rank)}`),
  " ",
);

/**
 * Every word must be found in the number, the title, the description, the object, the issuer, the category or the status. What a ticket
 * itself says is found by an index (`ticket_list_search`); categories are few, and those that have the word are found before.
 */
async function searchSql(typed: string): Promise<Prisma.Sql> {
  const words = everyWord(typed);
  if (words.length === 0) return sql`true`;
  const text = sql`plain_text(t.number || ' ' || t.title || ' ' || t.description || ' ' || coalesce(t.object_number, '') || ' ' || coalesce(t.issuer_name, ''))`;
  const named = await db().$queryRaw<{ id: string; name: string }[]>`
    select s.id, plain_text(concat_ws(' ', c.label_fr, c.label_en, s.label_fr, s.label_en)) as name
    from ticket_subcategory s join ticket_category c on c.id = s.category_id`;
  const conditions = words.map((word) => {
    const within = named.filter(({ name }) => name.includes(word)).map(({ id }) => id);
    const statuses = TICKET_STATUSES.filter((status) => STATUS_WORDS[status].includes(word));
    const also = [
      ...(within.length > 0 ? [sql`t.subcategory_id = any(${within}::uuid[])`] : []),
      ...(statuses.length > 0 ? [sql`t.status::text = any(${statuses})`] : []),
    ];
    return sql`(${join([sql`${text} like ${likePattern(word)}`, ...also], " or ")})`;
  });
  return join(conditions, " and ");
}

/** Each as a text in which the order of letters is the order of the list. */
function keySql(sort: TicketSort, locale: string): Prisma.Sql {
  const label = locale === "en" ? sql`label_en` : sql`label_fr`;
  const keys: Record<TicketSort, Prisma.Sql> = {
    numero: sql`t.number`,
    description: sql`plain_text(t.title)`,
    cree: sql`to_char(t.created_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS')`,
    categorie: sql`plain_text(c.${label})`,
    "sous-categorie": sql`s.kind::text || plain_text(s.${label})`,
    statut: sql`case t.status::text ${RANK} end`,
  };
  return sql`(${keys[sort]}) collate "C"`;
}

/** What tickets of one heading share; those of one day in Paris, the latest day first. */
function groupSql(group: TicketGroup | null, locale: string): Prisma.Sql {
  if (group === null) return sql`''::text collate "C"`;
  if (group !== "cree") return keySql(group, locale);
  return sql`to_char(t.created_at at time zone 'Europe/Paris', 'YYYYMMDD') collate "C"`;
}

type Row = {
  id: string;
  number: string;
  title: string;
  created_at: Date;
  status: TicketStatus;
  status_at: Date;
  waited_minutes: number;
  target_hours: number;
  category_fr: string;
  category_en: string;
  kind: TicketKind;
  sub_fr: string;
  sub_en: string;
  issuer: string | null;
  structure: string | null;
  assignee: string | null;
  key: string;
  group: string;
};

const FROM = sql`from ticket t
  join ticket_subcategory s on s.id = t.subcategory_id
  join ticket_category c on c.id = s.category_id`;

/** One page of a list: what the person sees from there, in one view, found by words, in one order. */
export async function listTickets(
  actor: Actor,
  look: TicketLook,
  filter: TicketFilter,
  size = TICKETS_A_PAGE,
): Promise<Page<TicketLine>> {
  const key = keySql(filter.sort, actor.locale);
  const up = filter.direction === "croissant";
  // Groups stand in the order of their column; within each, tickets in the order that was asked.
  const group = groupSql(filter.group, actor.locale);
  const latest = filter.group === "cree";
  const [afterGroup, afterKey, afterId] = decodeCursor(filter.after ?? undefined, 3) ?? [];
  const after =
    typeof afterGroup === "string" && typeof afterKey === "string" && typeof afterId === "string"
      ? sql`and (${group} ${latest ? sql`<` : sql`>`} ${afterGroup} or (${group} = ${afterGroup}
          and (${key}, t.id::text) ${up ? sql`>` : sql`<`} (${afterKey}, ${afterId})))`
      : sql``;
  const found = await searchSql(filter.typed);
  const rows = await db().$queryRaw<Row[]>`
    select t.id, t.number, t.title, t.created_at, t.status::text as status, t.status_at, t.waited_minutes, c.target_hours,
      c.label_fr as category_fr, c.label_en as category_en, s.kind::text as kind, s.label_fr as sub_fr, s.label_en as sub_en,
      coalesce(t.issuer_name, t.issuer_email) as issuer, own.legal_name as structure,
      who.first_name || ' ' || who.last_name as assignee, ${key} as key, ${group} as "group"
    ${FROM}
    left join structure own on own.id = t.structure_id
    left join "user" who on who.id = t.assignee_id
    where ${visibleSql(actor, look)} and ${tabSql(filter.tab, actor)} and ${found} ${after}
    order by ${group} ${latest ? sql`desc` : sql`asc`}, ${key} ${up ? sql`asc` : sql`desc`}, t.id::text ${up ? sql`asc` : sql`desc`}
    limit ${size + 1}`;
  const [at, hours] = [now(), await supportHours()];
  const page = pageOf(rows, size, (row) => [row.group, row.key, row.id]);
  return { ...page, items: page.items.map((row) => lineOf(row, actor.locale, at, hours)) };
}

function lineOf(row: Row, locale: string, at: Date, hours: OpeningHours): TicketLine {
  const { id, number, title, status } = row;
  return {
    ...{ id, number, title, status, createdAt: row.created_at },
    category: categoryName({ labelFr: row.category_fr, labelEn: row.category_en }, locale),
    subcategory: subcategoryName({ labelFr: row.sub_fr, labelEn: row.sub_en, kind: row.kind }, locale),
    level: serviceLevel(
      { status, statusAt: row.status_at, waitedMinutes: row.waited_minutes, targetHours: row.target_hours },
      at,
      hours,
    ),
    issuer: [row.issuer, row.structure].filter(Boolean).join(", "),
    assignee: row.assignee,
  };
}

/** How many tickets each view holds. */
export async function countTickets<T extends TicketTab>(
  actor: Actor,
  look: TicketLook,
  tabs: readonly T[],
): Promise<Record<T, number>> {
  const counts = tabs.map((tab) => sql`count(*) filter (where ${tabSql(tab, actor)})::int`);
  const [row] = await db().$queryRaw<{ counts: number[] }[]>`
    select array[${join(counts)}] as counts from ticket t where ${visibleSql(actor, look)}`;
  return Object.fromEntries(tabs.map((tab, index) => [tab, row?.counts[index] ?? 0])) as Record<T, number>;
}

/** The whole of a list, for a file. */
export async function exportTickets(
  actor: Actor,
  look: TicketLook,
  filter: TicketFilter,
): Promise<readonly TicketLine[]> {
  return (await listTickets(actor, look, { ...filter, after: null }, MOST_EXPORTED)).items;
}
