import "server-only";
import pg from "pg";
import { helpFiles } from "#lib/help/data/help-files.ts";
import { bringUpVocabulary, dropPage, HELP_LOCK, putPage, type Run } from "#lib/help/data/index-page.ts";
import { indexHash, overlaid } from "#lib/help/domain/revision.ts";

/**
 * Brings the help of the database to the pages of this version, all at once; called by the migration command. What administrators wrote in the place of
 * a page stays in its place. A page that did not change is left alone, one that is gone goes.
 * @returns how many pages were written or taken away.
 */
export async function loadHelp(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("begin");
    await client.query(HELP_LOCK);
    const changed = await bringUp(client);
    await client.query("commit");
    return changed;
  } finally {
    await client.end();
  }
}

async function bringUp(client: pg.Client): Promise<number> {
  const run: Run = (sql, values) => client.query(sql, [...values]);
  const [{ rows }, { rows: written }] = [
    await client.query<{ locale: string; slug: string; hash: string }>("select locale, slug, hash from help_page"),
    await client.query<InForce>(IN_FORCE),
  ];
  const key = (one: { locale: string; slug: string }) => `${one.locale}/${one.slug}`;
  const known = new Map(rows.map((row) => [key(row), row.hash]));
  const inForce = new Map(written.map((row) => [key(row), row]));
  const files = helpFiles().map((file) => {
    const revision = inForce.get(key(file));
    return { ...overlaid(file, revision), locale: file.locale, hash: indexHash(file.hash, revision?.id) };
  });
  const wanted = new Set(files.map(key));
  const gone = rows.filter((row) => !wanted.has(key(row)));
  const changed = files.filter((file) => known.get(key(file)) !== file.hash);
  for (const page of gone) await dropPage(run, page);
  for (const page of changed) await putPage(run, page);
  if (gone.length + changed.length > 0) await bringUpVocabulary(run);
  return gone.length + changed.length;
}

type InForce = {
  readonly id: string;
  readonly locale: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly keywords: string;
  readonly body: string;
  /** ISO day in Paris. */
  readonly updated: string;
};

const IN_FORCE = `
  select * from (
    select distinct on (locale, page) id, locale, page as slug, kind, title, summary, keywords, body,
      to_char(published_at at time zone 'Europe/Paris', 'YYYY-MM-DD') as updated
    from help_revision where published_at is not null order by locale, page, published_at desc, id desc
  ) last where kind = 'TEXT'`;
