import "server-only";
import type { Reach } from "#lib/access/index.ts";
import { excerptParts, FOUND, markNumber, wordsAsked } from "#lib/documents/index.ts";
import { acrossReach, type ReadSide } from "#lib/invoices/data/invoice.scope.ts";
import { runSql, type SqlValues, sqlValues } from "#lib/invoices/data/sql.ts";
import type { FoundInside } from "#lib/invoices/domain/views.ts";

/**
 * What is looked for, as PostgreSQL reads it: words in French by their stem, and numbers and references however they are written. Whatever
 * people type is taken: `websearch_to_tsquery` never fails, and numbers are letters and digits only.
 */
function wanted(typed: string, add: SqlValues["add"]): string {
  const asked = wordsAsked(typed);
  const words = `websearch_to_tsquery('document_words', ${add(asked.typed)}::text)`;
  if (asked.numbers === null) return words;
  const numbers = `to_tsquery('simple', ${add(asked.numbers)}::text)`;
  const others = asked.others ? ` && websearch_to_tsquery('document_words', ${add(asked.others)}::text)` : "";
  return `(${words} || (${numbers}${others}))`;
}

/** A recipient does not see yet what the supplier is gathering to complete a suspended invoice. */
const SHOWN: Readonly<Record<ReadSide, string>> = {
  issued: "",
  received: " and (i.status <> 'SUSPENDUE' or f.added_at <= i.status_at)",
};

/** The condition on an invoice `i` that one of its files, seen from that side, holds what was typed. */
export function holdsInside(side: ReadSide, typed: string, add: SqlValues["add"]): string {
  return `exists (select 1 from invoice_file f join document_text w on w.document_id = f.document_id
    where f.invoice_id = i.id${SHOWN[side]} and w.words @@ ${wanted(typed, add)})`;
}

type Row = { invoiceId: string; documentId: string; fileName: string; marked: string; content: string };

/** Where it was found in each of these invoices, the invoice itself before what is attached: only within what the person reads. */
export async function selectInside(
  reaches: readonly Reach[],
  side: ReadSide,
  typed: string,
  invoiceIds: readonly string[],
): Promise<FoundInside[]> {
  if (reaches.length === 0 || invoiceIds.length === 0) return [];
  const params = sqlValues();
  const ids = params.add(invoiceIds);
  const query = wanted(typed, params.add);
  const own = (scope: string) =>
    `select i.id, i.status, i.status_at from invoice i where ${scope} and i.id = any(${ids}::uuid[])`;
  const options = `StartSel=${FOUND.start}, StopSel=${FOUND.end}, MaxFragments=2, MinWords=6, MaxWords=16, FragmentDelimiter=" … "`;
  const text = `select distinct on (i.id) i.id as "invoiceId", d.id as "documentId", d.file_name as "fileName",
      ts_headline('document_words', w.content, ${query}, ${params.add(options)}) as marked, left(w.content, 20000) as content
    from (${acrossReach(reaches, side, params.add, own)}) as i
    join invoice_file f on f.invoice_id = i.id${SHOWN[side]}
    join document d on d.id = f.document_id
    join document_text w on w.document_id = d.id
    where w.words @@ ${query}
    order by i.id, f.role, f.added_at`;
  const asked = wordsAsked(typed);
  return (await runSql<Row>(text, params)).map(({ marked, content, ...row }) => {
    const shown = marked.includes(FOUND.start) ? marked : (markNumber(content, asked) ?? marked);
    return { ...row, parts: excerptParts(shown) };
  });
}
