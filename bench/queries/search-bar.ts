import type { ListParties, QueryCase } from "#bench/queries/cases.ts";
import type { Actor } from "#lib/access/index.ts";
import { searchAll } from "#lib/search/index.ts";

/** The names of its cases begin so: a bar of their own holds for them, in milliseconds. */
export const SEARCH_BAR = { name: "Search bar", most: 100 } as const;

const FEW = 4;
const STRUCTURES = `select id, legal_name, identifier, postcode, town from structure where kind = 'PUBLIQUE' and status = 'ACTIVE'
  and plain_text(legal_name || ' ' || coalesce(label, '') || ' ' || coalesce(town, '') || ' ' || coalesce(postcode, '') || ' ' || identifier) like $1 limit ${FEW}`;
const NUMBERS = `select i.id, i.number, i.status, r.legal_name from invoice i left join structure r on r.id = i.recipient_id
  where i.supplier_id = $1 and i.number is not null and upper(i.number) like $2 order by upper(i.number) using ~<~ limit ${FEW}`;

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
      const { invoices, directory } = await searchAll(actor, text, FEW);
      return { rows: invoices.length + directory.length };
    },
    bare: async (client) => {
      const invoices = await client.query(NUMBERS, [supplierId, `${text.toUpperCase()}%`]);
      const directory = await client.query(STRUCTURES, [`%${text.toLowerCase()}%`]);
      return { rows: invoices.rows.length + directory.rows.length };
    },
  }));
}
