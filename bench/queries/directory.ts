import type { QueryCase } from "#bench/queries/cases.ts";
import { searchRecipients } from "#lib/directory/index.ts";

const COLUMNS = "id, identifier, legal_name, label, town, postcode";
const OPEN = "kind = 'PUBLIQUE' and status = 'ACTIVE'";
const TEXT =
  "plain_text(legal_name || ' ' || coalesce(label, '') || ' ' || coalesce(town, '') || ' ' || coalesce(postcode, '') || ' ' || identifier)";

/** What people type, letter after letter: a rare word, a common one, two words, a wrong letter, the start of a number. */
export const TYPED: readonly { typed: string; how: string; sql: string; values: readonly unknown[] }[] = [
  words("beaux", "a word that nothing holds"),
  words("claircourt", "a rare word"),
  words("commune", "a word that a sixth of all names hold"),
  words("college mont", "two words"),
  words("hospitalier saint-lieu", "two words"),
  words("chateauchanp", "a wrong letter"),
  {
    typed: "2000012",
    how: "the start of a number",
    sql: `select ${COLUMNS} from structure where ${OPEN} and identifier_type = 'SIRET' and identifier >= $1 and identifier < $2 order by identifier limit 10`,
    values: ["2000012", "2000013"],
  },
];

function words(typed: string, how: string) {
  const patterns = typed.split(" ").map((word) => `%${word}%`);
  const all = patterns.map((_, index) => `${TEXT} like $${index + 1}`).join(" and ");
  const sql = `select ${COLUMNS} from structure where ${OPEN} and ${all} limit 10`;
  return { typed, how, sql, values: patterns };
}

export function directoryCases(): QueryCase[] {
  return TYPED.map(({ typed, how, sql, values }) => ({
    name: `« ${typed} » (${how})`,
    query: async () => ({ rows: (await searchRecipients(typed)).length }),
    bare: async (client) => ({ rows: (await client.query(sql, [...values])).rows.length }),
  }));
}
