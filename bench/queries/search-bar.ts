import type { ListParties, QueryCase } from "#bench/queries/cases.ts";
import type { Actor } from "#lib/access/index.ts";
import { searchAll } from "#lib/search/index.ts";

/** The names of its cases begin so: a bar of their own holds for them, in milliseconds. */
export const SEARCH_BAR = { name: "Search bar", most: 100 } as const;

const FEW = 4;
const TEXT =
  "plain_text(legal_name || ' ' || coalesce(label, '') || ' ' || coalesce(town, '') || ' ' || coalesce(postcode, '') || ' ' || identifier)";
const ENTITIES = `select id, legal_name, identifier, postcode, town from structure where kind = 'PUBLIQUE' and status = 'ACTIVE'`;
/** By hand, one statement a place: what somebody would write who wants the same rows and knows what was typed. */
const PLACES = {
  numbers: `select i.id, i.number, i.status, r.legal_name from invoice i left join structure r on r.id = i.recipient_id
    where i.supplier_id = $1 and i.number is not null and upper(i.number) like $2 order by upper(i.number) using ~<~ limit ${FEW}`,
  tickets: `select id, number, title, status from ticket where issuer_id = $1 and plain_text(title) like $2 order by created_at desc limit ${FEW}`,
  own: `select id, coalesce(label, legal_name), identifier from structure where id = $1
    and plain_text(legal_name || ' ' || coalesce(label, '') || ' ' || identifier) like $2 limit ${FEW}`,
  directory: `${ENTITIES} and ${TEXT} like $1 order by word_similarity($2, ${TEXT}) desc limit ${FEW}`,
  /** Only asked when the one before finds nothing: what is spelled nearly so. */
  near: `${ENTITIES} and $1 <% ${TEXT} order by word_similarity($1, ${TEXT}) desc limit ${FEW}`,
  help: `select s.slug, s.heading, ts_rank(s.words, asked) as rank, ts_headline(help_words('fr'), s.content, asked) from help_section s,
    plainto_tsquery(help_words('fr'), $1) asked where s.locale = 'fr' and s.words @@ asked order by rank desc limit ${FEW}`,
} as const;

/** The one box of the portal, as the largest supplier uses it: a whole number, the beginning that all its numbers share, a name. */
export function searchBarCases(
  actor: Actor,
  { supplierId }: Pick<ListParties, "supplierId">,
  number: string,
): QueryCase[] {
  const typed = [
    { text: number, how: "a whole number" },
    { text: number.slice(0, 3), how: "the beginning of many numbers" },
    { text: "claircourt", how: "a name" },
  ];
  return typed.map(({ text, how }) => ({
    name: `${SEARCH_BAR.name}, ${how}`,
    query: async () => {
      const { invoices, directory } = await searchAll(actor, text, "fr", FEW);
      return { rows: invoices.length + directory.length };
    },
    bare: async (client) => {
      const plain = text.toLowerCase();
      const ask = async (place: keyof typeof PLACES, ...values: string[]) =>
        (await client.query(PLACES[place], values)).rows.length;
      const invoices = await ask("numbers", supplierId, `${text.toUpperCase()}%`);
      await ask("tickets", actor.userId, `%${plain}%`);
      await ask("own", supplierId, `%${plain}%`);
      await ask("help", plain);
      const directory = (await ask("directory", `%${plain}%`, plain)) || (await ask("near", plain));
      return { rows: invoices + directory };
    },
  }));
}
