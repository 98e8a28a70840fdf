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

/** Beyond this, a list says "more than" instead of counting. */
export const COUNT_LIMIT = 1000;

/** A moment as cursors hold it, and back: whole microseconds, so that no row is lost between two of a millisecond. */
export const microseconds = (column: string) => `(extract(epoch from ${column}) * 1000000)::bigint::text`;
export const fromMicroseconds = (place: string) =>
  `(timestamptz 'epoch' + ${place}::bigint * interval '1 microsecond')`;

/** What a structure is searched by: the very expression of the index `structure_search`, or the index would not be used. */
export const STRUCTURE_TEXT =
  "plain_text(legal_name || ' ' || coalesce(label, '') || ' ' || coalesce(town, '') || ' ' || coalesce(postcode, '') || ' ' || identifier)";
