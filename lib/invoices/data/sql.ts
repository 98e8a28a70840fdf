import "server-only";
import { pool } from "#lib/platform/db.ts";

/** Collects the values of a query and hands out their places: nothing a person typed is ever part of the text. */
export function sqlValues() {
  const values: unknown[] = [];
  return {
    values,
    add(value: unknown): string {
      values.push(value);
      return `$${values.length}`;
    },
  };
}
export type SqlValues = ReturnType<typeof sqlValues>;

/** Below Prisma: the hot lists cost half there. `Row` is what the text selects, written beside it. */
export async function runSql<Row extends object>(text: string, params: SqlValues): Promise<Row[]> {
  return (await pool().query<Row>(text, params.values)).rows;
}

/** A text to look for anywhere in a column with `like`, its own wildcards made plain. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}

/** A text to look for at the beginning of a column. */
export function beginning(text: string): string {
  return containing(text).slice(1);
}

/** The year that most numbers bear: its letters are in half of all invoices, and an index that looks them up reads half of itself. */
const YEAR = /20[12]\d/g;
/** What an index by groups of three letters needs to look for something. */
const LETTERS = 4;

/**
 * Condition: the number of the invoice `i` (a draft's own, without one) holds the text, whatever its case. The index is asked for what is rare
 * in it, each row it finds for the whole: at ten million invoices a third of the time.
 */
export function numberHolds(text: string, add: SqlValues["add"]): string {
  const number = "upper(coalesce(i.number, i.draft_number))";
  const rare = text.replaceAll(YEAR, "");
  if (rare === text || rare.length < LETTERS) return `${number} like upper(${add(containing(text))})`;
  const sought = add(containing(text).replaceAll(YEAR, "%"));
  return `(${number} like upper(${sought}) and strpos(${number}, upper(${add(text)})) > 0)`;
}

/** Condition: the number of the invoice `i` begins with the text, whatever its case. */
export function numberBegins(text: string, add: SqlValues["add"]): string {
  return `(i.number is not null and upper(i.number) like upper(${add(beginning(text))}))`;
}

/** Beyond this, a list says "more than" instead of counting. */
export const COUNT_LIMIT = 1000;

/** A moment as cursors hold it, and back: whole microseconds, so that no row is lost between two of a millisecond. */
export const microseconds = (column: string) => `(extract(epoch from ${column}) * 1000000)::bigint::text`;
export const fromMicroseconds = (place: string) =>
  `(timestamptz 'epoch' + ${place}::bigint * interval '1 microsecond')`;

/** What a structure is searched by: the very expression of the index `structure_search`, or the index would not be used. */
export const STRUCTURE_TEXT =
  "plain_text(legal_name || ' ' || coalesce(label, '') || ' ' || coalesce(town, '') || ' ' || coalesce(postcode, '') || ' ' || identifier)";
