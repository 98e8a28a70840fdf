import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import { asKept, numbersOf } from "#lib/documents/domain/document-words.ts";
import type { PlacedPage, PlacedWord } from "#lib/documents/domain/placed-words.ts";
import { db, type Tx } from "#lib/platform/db.ts";
import { write } from "#lib/platform/writes.ts";

/** Keeps what can be read in a document, in place of what was kept before. PostgreSQL makes the words of it by itself. */
export async function keepWords(tx: Tx, documentId: string, text: string): Promise<void> {
  const content = asKept(text);
  await write(
    tx,
    Prisma.sql`insert into document_text (document_id, content, numbers) values (${documentId}::uuid, ${content}, ${numbersOf(content)})
    on conflict (document_id) do update set content = excluded.content, numbers = excluded.numbers`,
  );
}

/** Keeps where the words of pages that are pictures stand, in place of what was kept before. */
export async function keepPlaces(tx: Tx, documentId: string, pages: readonly PlacedPage[]): Promise<void> {
  await tx.documentPage.deleteMany({ where: { documentId } });
  await tx.documentPage.createMany({
    data: pages.map(({ page, words }) => ({ documentId, page, words: words.map((word) => ({ ...word })) })),
  });
}

/** The words of a page that is a picture; null for one that was not read from a picture. */
export async function findPlaces(documentId: string, page: number): Promise<PlacedWord[] | null> {
  const row = await db().documentPage.findUnique({ where: { documentId_page: { documentId, page } } });
  return row && (row.words as PlacedWord[]);
}

/** Forgets the words of documents that no invoice holds any more, deleted drafts aside. */
export async function forgetWords(tx: Tx, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length === 0) return;
  await tx.$executeRaw`delete from document_page t where t.document_id = any(${[...documentIds]}::uuid[]) and not exists (
    select 1 from invoice_file f join invoice i on i.id = f.invoice_id where f.document_id = t.document_id and i.status <> 'SUPPRIMEE')`;
  await tx.$executeRaw`delete from document_text t where t.document_id = any(${[...documentIds]}::uuid[]) and not exists (
    select 1 from invoice_file f join invoice i on i.id = f.invoice_id where f.document_id = t.document_id and i.status <> 'SUPPRIMEE')`;
}

/** Documents of invoices whose words nobody has looked for yet: those of before, and those whose job was lost. */
export async function withoutWords(mediaTypes: readonly string[], limit: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`select d.id from document d
    where d.media_type = any(${[...mediaTypes]}) and not exists (select 1 from document_text t where t.document_id = d.id)
      and not exists (select 1 from extraction e where e.document_id = d.id and e.status in ('PENDING', 'RUNNING'))
      and exists (select 1 from invoice_file f join invoice i on i.id = f.invoice_id where f.document_id = d.id and i.status <> 'SUPPRIMEE')
    order by d.created_at desc limit ${limit}`;
  return rows.map(({ id }) => id);
}
