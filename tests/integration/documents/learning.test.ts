import { afterAll, describe, expect, it } from "vitest";
import { layoutsOf } from "#lib/documents/data/learnt-layouts.ts";
import { MOST_LAYOUTS } from "#lib/documents/domain/learning/lesson.ts";
import { closeReaders, type DocumentReading, learnFromDocument, receiveDocument } from "#lib/documents/index.ts";
import { depositInvoice, learnFromInvoice, submitInvoice, updateDraft } from "#lib/invoices/index.ts";
import { db, pool } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { ok } from "#lib/shared/result.ts";
import { aPdf } from "#tests/factories/files.ts";
import { fieldsFor, makePair, must, type Pair } from "#tests/factories/invoices.ts";
import { aSupplier } from "#tests/factories/supplier.ts";

afterAll(closeReaders);

type Supplier = Awaited<ReturnType<typeof aSupplier>>;

/** Words of this supplier's own for the order: no rule knows them. */
function lines(siret: string, number: string, order: string): string[] {
  return [
    "COMPTOIR DU LITTORAL",
    `SIRET : ${siret}`,
    `Facture n° ${number}`,
    "Date de facture : 12/10/2026",
    `Imputation budgétaire : ${order}`,
    "Mode de règlement : virement",
    "Total HT : 1 000,00 EUR",
    "TVA 20 % : 200,00 EUR",
    "Total TTC : 1 200,00 EUR",
    "Net à payer : 1 200,00 EUR",
  ];
}

async function deposited({ actor, structureId, siret }: Supplier, number: string, order: string) {
  const bytes = await aPdf(lines(siret, number, order));
  const received = await receiveDocument(actor, { structureId, fileName: "facture.pdf", bytes }, async (_, one) =>
    ok(one),
  );
  if (!received.ok) throw new Error(received.code);
  return received.data;
}

const orderOf = (reading: DocumentReading) => reading.fields.commitmentNumber;

describe("F-57 what a supplier corrects", () => {
  it("is read from the same place on its next invoice of that layout, and for nobody else", async () => {
    const [own, stranger] = [await aSupplier(), await aSupplier()];
    const first = await deposited(own, "F-2026-1", "ENG-1001");
    expect(orderOf(first.reading)).toBeNull();
    const sent = { invoiceNumber: "F-2026-1", commitmentNumber: "ENG-1001" };
    await learnFromDocument({ documentId: first.documentId, structureId: own.structureId, sent });

    const next = await deposited(own, "F-2026-2", "ENG-2002");
    expect(orderOf(next.reading)).toMatchObject({ value: "ENG-2002", learnt: true, origin: "text" });
    expect(orderOf((await deposited(stranger, "F-2026-3", "ENG-3003")).reading)).toBeNull();
    expect(await layoutsOf(stranger.structureId)).toEqual([]);
    expect(JSON.stringify(await layoutsOf(own.structureId))).not.toContain("ENG-1001");
  });

  it("keeps one layout however often it is seen, few in all, and goes with the structure", async () => {
    const own = await aSupplier();
    const { documentId } = await deposited(own, "F-1", "ENG-1");
    const lesson = { documentId, structureId: own.structureId, sent: { commitmentNumber: "ENG-1" } };
    await learnFromDocument(lesson);
    await learnFromDocument(lesson);
    expect(await db().learntLayout.findMany({ where: { structureId: own.structureId } })).toMatchObject([{ seen: 2 }]);
    const seenAt = new Date("2020-01-01T00:00:00Z");
    await db().learntLayout.createMany({
      data: Array.from({ length: MOST_LAYOUTS }, () => ({
        id: newId(),
        structureId: own.structureId,
        marks: [],
        lessons: [],
        seenAt,
      })),
    });
    await learnFromDocument(lesson);
    expect(await db().learntLayout.count({ where: { structureId: own.structureId } })).toBe(MOST_LAYOUTS);
    const { rows } = await constraint();
    expect(rows).toEqual([{ rule: "CASCADE" }]);
  });

  it("is learnt by a job once the invoice is sent, never from a draft, and fills the next draft", async () => {
    const pair = await makePair();
    const first = await draftOf(pair, "F-9", "ENG-9");
    await learnFromInvoice(first);
    expect(await layoutsOf(pair.supplier.id)).toEqual([]);
    const fields = fieldsFor(pair, { number: "F-9", commitmentNumber: "ENG-9" });
    const { version } = await db().invoice.findUniqueOrThrow({ where: { id: first } });
    const saved = must(await updateDraft(pair.seller, { invoiceId: first, version, fields, locale: "en" }));
    const sent = { invoiceId: first, version: saved.version, idempotencyKey: newId() };
    must(await submitInvoice(pair.seller, sent));
    const jobs = await pool().query(
      "select 1 from pgboss.job where name = 'document.learn' and data->>'invoiceId' = $1",
      [first],
    );
    expect(jobs.rowCount).toBe(1);
    await learnFromInvoice(first);
    const second = await draftOf(pair, "F-10", "ENG-10");
    expect(await db().invoice.findUnique({ where: { id: second } })).toMatchObject({ commitmentNumber: "ENG-10" });
  });
});

async function draftOf(pair: Pair, number: string, order: string): Promise<string> {
  const bytes = await aPdf(lines("73282932000074", number, order));
  const input = { structureId: pair.supplier.id, fileName: "facture.pdf", bytes, key: newId() };
  return must(await depositInvoice(pair.seller, input)).invoiceId;
}

async function constraint() {
  const rows = await db().$queryRaw<{ rule: string }[]>`
    select delete_rule as rule from information_schema.referential_constraints
    where constraint_name = 'learnt_layout_structure_id_fkey'`;
  return { rows };
}
