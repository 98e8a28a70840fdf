import "server-only";
import pg from "pg";
import { helpFiles } from "#lib/help/data/help-files.ts";
import { sectionsOf } from "#lib/help/domain/page.ts";

/** Changes when sections are cut or indexed otherwise, so that pages whose text did not change are loaded again. */
const INDEXED = "1";

/**
 * Brings the help of the database to the pages of this version, all at once; called by the migration command. A page that did not change is left
 * alone, one that is gone goes.
 * @returns how many pages were written or taken away.
 */
export async function loadHelp(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock(hashtext('help'))");
    const changed = await bringUp(client);
    if (changed > 0) await client.query(VOCABULARY);
    await client.query("commit");
    return changed;
  } finally {
    await client.end();
  }
}

async function bringUp(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ locale: string; slug: string; hash: string }>(
    "select locale, slug, hash from help_page",
  );
  const key = (one: { locale: string; slug: string }) => `${one.locale}/${one.slug}`;
  const known = new Map(rows.map((row) => [key(row), row.hash]));
  const files = helpFiles().map((file) => ({ ...file, hash: `${INDEXED}:${file.hash}` }));
  const wanted = new Set(files.map(key));
  const gone = rows.filter((row) => !wanted.has(key(row)));
  const changed = files.filter((file) => known.get(key(file)) !== file.hash);
  for (const { locale, slug } of [...gone, ...changed])
    await client.query("delete from help_page where locale = $1 and slug = $2", [locale, slug]);
  for (const page of changed) {
    await client.query(PAGE, [
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
    await client.query(SECTIONS, [page.locale, page.slug, JSON.stringify(sectionsOf(page))]);
  }
  return gone.length + changed.length;
}

const PAGE = `
  insert into help_page (locale, slug, title, summary, topic, audiences, keywords, position, updated_on, body, hash)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

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
