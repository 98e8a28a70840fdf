import "server-only";
import type { HelpHit } from "#lib/help/domain/views.ts";
import { db } from "#lib/platform/db.ts";

/** What is longer is cut: a question is short. */
const LONGEST = 300;

/** Words that say nothing, as they are left once accents are gone: the database knows them with their accents only. */
const EMPTY_WORDS = "ete etes etait etre meme memes tres deja ca apres donc alors quoi faut".split(" ");

/**
 * The parts of the help that speak of what was typed, the best of each page first: words by their stem and without accents, rare words before
 * common ones, and a word that the help does not know read as its nearest. A question or a few words, as one likes.
 */
export async function searchHelp(text: string, locale: string, limit = 10): Promise<HelpHit[]> {
  const asked = text.slice(0, LONGEST).replaceAll("\u0000", " ").trim();
  if (asked === "") return [];
  return db().$queryRaw<HelpHit[]>`
    with asked as (
      select distinct word from regexp_split_to_table(plain_text(${asked}), '[^a-z0-9]+') as word
      where length(word) > 1 and word <> all(${EMPTY_WORDS}) limit 30
    ), variants as (
      select asked.word as asked, w.word, 1.0 as trust from asked join help_word w on w.locale = ${locale} and w.word = asked.word
      union all
      select asked.word, near.word, 0.8 * near.likeness from asked, lateral (
        select w.word, similarity(w.word, asked.word) as likeness from help_word w
        where w.locale = ${locale} and length(asked.word) > 3 and w.word % asked.word and w.word <> asked.word
          and similarity(w.word, asked.word) > 0.35
        order by likeness desc, w.word limit 3
      ) near
      union all
      select asked.word, asked.word, 1.0 from asked
      where not exists (select from help_word w where w.locale = ${locale} and w.word % asked.word and similarity(w.word, asked.word) > 0.35)
    ), stems as (
      select asked, query, max(trust) as trust
      from (select asked, plainto_tsquery(help_words(${locale}), word) as query, trust from variants) made
      where numnode(query) > 0 group by asked, query
    ), terms as (
      select stems.asked, stems.query,
        stems.trust * ln(1 + (select count(*) from help_section where locale = ${locale}) / (0.5 + found.times)) as weight
      from stems, lateral (select count(*) as times from help_section s where s.locale = ${locale} and s.words @@ stems.query) found
    ), whole as (
      select sum(weight) as weight from (select max(weight) as weight from terms group by asked) heaviest
    ), matched as (
      select s.slug, s.position, t.asked, max(t.weight * ts_rank('{0.25, 0.45, 0.7, 1}', s.words, t.query)) as rank, max(t.weight) as met
      from help_section s join terms t on s.words @@ t.query
      where s.locale = ${locale} group by s.slug, s.position, t.asked
    ), scored as (
      select slug, position, sum(rank) as sum, sum(met) as met from matched group by slug, position
    ), best as (
      select distinct on (slug) slug, position, sum * (met / whole.weight) as score, met / whole.weight as coverage
      from scored, whole
      order by slug, sum * met desc, position
    )
    select b.slug, p.title, s.heading, s.anchor, s.content, b.score::float8 as score, b.coverage::float8 as coverage,
      ts_headline(help_words(${locale}), s.content, (select string_agg(query::text, ' | ')::tsquery from terms),
        'StartSel="", StopSel="", MaxWords=38, MinWords=18') as excerpt
    from (select * from best order by score desc, slug limit ${limit}) b
    join help_page p on p.locale = ${locale} and p.slug = b.slug
    join help_section s on s.locale = ${locale} and s.slug = b.slug and s.position = b.position
    order by b.score desc, b.slug`;
}
