import "server-only";
import { type HelpPage, sectionsOf } from "#lib/help/domain/page.ts";

/** Runs one statement: of the migration command's own connection, or of a transaction of the portal. */
export type Run = (sql: string, values: readonly unknown[]) => Promise<unknown>;

export type IndexedPage = HelpPage & { readonly locale: string; readonly hash: string };

/** One writer of the help at a time; held until the transaction ends. */
export const HELP_LOCK = "select pg_advisory_xact_lock(hashtext('help'))";

export async function dropPage(run: Run, { locale, slug }: { locale: string; slug: string }): Promise<void> {
  await run("delete from help_page where locale = $1 and slug = $2", [locale, slug]);
}

/** Writes a page in the place of what was there, cut where it is searched. The vocabulary is brought up afterwards. */
export async function putPage(run: Run, page: IndexedPage): Promise<void> {
  await dropPage(run, page);
  await run(PAGE, [
    page.locale,
    page.slug,
    page.title,
    page.summary,
    page.topic,
    page.audiences,
    page.keywords,
    page.position,
    page.updated,
    page.body,
    page.hash,
  ]);
  await run(SECTIONS, [page.locale, page.slug, JSON.stringify(sectionsOf(page))]);
}

export async function bringUpVocabulary(run: Run): Promise<void> {
  await run(VOCABULARY, []);
}

const PAGE = `
  insert into help_page (locale, slug, title, summary, topic, audiences, keywords, position, updated_on, body, hash)
  values ($1, $2, $3, $4, $5, $6::text[], $7, $8::int, $9::date, $10, $11)`;

/** The own heading counts most, then the page's title and keywords (most of all where the page begins), then the text. */
const SECTIONS = `
  insert into help_section (locale, slug, position, heading, anchor, content, words)
  select p.locale, p.slug, s.position, s.heading, s.anchor, s.content,
    setweight(to_tsvector(help_words(p.locale), s.heading || ' ' || case when s.position = 0 then p.title else '' end), 'A')
    || setweight(to_tsvector(help_words(p.locale), p.title), 'B')
    || setweight(to_tsvector(help_words(p.locale), p.keywords), case when s.position = 0 then 'B'::"char" else 'C' end)
    || setweight(to_tsvector(help_words(p.locale), s.content), 'D')
  from help_page p, jsonb_to_recordset($3::jsonb) as s(position int, heading text, anchor text, content text)
  where p.locale = $1 and p.slug = $2`;

/** Every word of the help, against which what was mistyped is held. */
const VOCABULARY = `
  with fresh as (
    select distinct s.locale, word
    from help_section s join help_page p using (locale, slug),
      regexp_split_to_table(plain_text(p.title || ' ' || p.keywords || ' ' || s.heading || ' ' || s.content), '[^a-z0-9]+') as word
    where length(word) > 1
  ), gone as (
    delete from help_word w where not exists (select from fresh f where f.locale = w.locale and f.word = w.word)
  )
  insert into help_word (locale, word) select locale, word from fresh on conflict do nothing`;
