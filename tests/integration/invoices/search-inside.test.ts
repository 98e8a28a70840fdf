import { afterAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import { closeReaders, orderMissingWords, readWords } from "#lib/documents/index.ts";
import {
  addAttachment,
  deleteDraft,
  depositInvoice,
  foundInside,
  listReceived,
  searchIssued,
} from "#lib/invoices/index.ts";
import { db, pool } from "#lib/platform/db.ts";

import { zipOf } from "#tests/factories/documents/zip.ts";
import { aPdf } from "#tests/factories/files.ts";
import { makePair, makeReceived, must, type Pair } from "#tests/factories/invoices.ts";

const LINES = [
  "Menuiserie Kerbrat : réparations à l’école élémentaire",
  "Facture n° FA-2026-118 du 12/10/2026",
  "Engagement 4500 012 345, net à payer 1 200,00 EUR",
  "Les portes du préau ont été poncées et vernies.",
];

const text = (content: string) => new TextEncoder().encode(content);
const deposit = async ({ seller, supplier }: Pair, lines = LINES) =>
  must(
    await depositInvoice(seller, {
      structureId: supplier.id,
      fileName: "facture.pdf",
      bytes: await aPdf(lines),
      key: crypto.randomUUID(),
    }),
  ).invoiceId;

const issued = async (actor: Actor, inside: string) =>
  (await searchIssued(actor, { inside })).items.map(({ id }) => id);

async function excerpt(actor: Actor, side: "issued" | "received", typed: string, id: string) {
  const find = (await foundInside(actor, side, typed, [{ id }])).get(id);
  return (
    find && {
      file: find.fileName,
      marked: find.parts.filter((one) => one.found).map((one) => one.text),
      whole: find.parts.map((one) => one.text).join(""),
    }
  );
}

/** The jobs of attachments, as the worker runs them. */
async function runWordJobs(): Promise<number> {
  const { rows } = await pool().query("delete from pgboss.job where name = 'document.words' returning data");
  for (const { data } of rows) await readWords(data.documentId);
  return rows.length;
}

afterAll(closeReaders);

describe("searching inside documents (F-141)", () => {
  it("finds nothing of a stranger's, by any word, and gives no excerpt of it", async () => {
    const [mine, other] = [await makePair(), await makePair()];
    const id = await deposit(mine);
    for (const word of ["menuiserie", "FA-2026-118", "4500012345"]) {
      expect(await issued(other.seller, word)).toEqual([]);
      expect(await issued(mine.agent, word)).toEqual([]);
      expect((await listReceived(mine.agent, { inside: word })).items).toEqual([]);
      expect(await excerpt(other.seller, "issued", word, id)).toBeUndefined();
      expect(await excerpt(other.agent, "received", word, id)).toBeUndefined();
    }
    expect(await issued(mine.seller, "menuiserie")).toEqual([id]);
  });

  it("finds words with or without accents and in another form, numbers however they are written, and takes anything typed", async () => {
    const pair = await makePair();
    const id = await deposit(pair);
    await deposit(pair, ["Location d’une nacelle", "Facture n° B-77"]);
    const found = [
      "reparation",
      "Écoles ELEMENTAIRES",
      "porte vernie",
      '"portes du préau"',
      "FA-2026-118",
      "fa2026118",
      "FA/2026",
      "4500012345",
      "4500 012",
      "1 200,00",
      "1200",
      "facture 4500 012 345",
      "menuiserie -nacelle",
      "nacelle or préau",
    ];
    for (const typed of found) expect([typed, (await issued(pair.seller, typed)).includes(id)]).toEqual([typed, true]);
    const missed = [
      '"préau du portes"',
      "menuiserie -kerbrat",
      "FA-2026-119",
      "4500012346",
      "de la du",
      "%",
      "___",
      "!!!",
      "&|()'\"\\:*<->",
      "'; drop table invoice; --",
      "\u0000",
      "a".repeat(100),
    ];
    for (const typed of missed)
      expect([typed, (await issued(pair.seller, typed)).includes(id)]).toEqual([
        typed,
        typed.trim() === "" || typed === "\u0000",
      ]);
  });

  it("shows the text around it, marked, as text", async () => {
    const pair = await makePair();
    const id = await deposit(pair, ["Avant <b>gras</b> &amp; <script>alert(1)</script>", ...LINES]);
    expect(await excerpt(pair.seller, "issued", "alert", id)).toMatchObject({ file: "facture.pdf", marked: ["alert"] });
    expect((await excerpt(pair.seller, "issued", "alert", id))?.whole).toContain("<script>");
    expect((await excerpt(pair.seller, "issued", "reparation", id))?.marked).toEqual(["réparations"]);
    expect((await excerpt(pair.seller, "issued", "4500012345", id))?.marked).toEqual(["4500 012 345"]);
  });

  it("reads attachments by a job: PDF, XML, text, office documents; nothing of what it cannot read", async () => {
    const pair = await makePair();
    const id = await deposit(pair);
    const attach = async (fileName: string, bytes: Uint8Array) =>
      must(await addAttachment(pair.seller, { invoiceId: id, fileName, bytes, designation: "Annexe", typeCode: "02" }));
    const types =
      '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
    await attach("bon.pdf", await aPdf(["Bon de livraison du zirconium"]));
    await attach("donnees.xml", text('<?xml version="1.0"?><livre titre="caché">Palissandre &amp; teck</livre>'));
    await attach("liste.csv", new Uint8Array(Buffer.from("réf;libellé\n12;Girouette\n", "latin1")));
    await attach(
      "note.docx",
      zipOf([
        { name: "[Content_Types].xml", content: types },
        { name: "word/document.xml", content: "<w:t>Wagonnet</w:t>", packed: true },
      ]),
    );
    await attach("vide.txt", text("Xylophone"));
    await attach("image.gif", new Uint8Array(Buffer.from(`GIF89a${"\0".repeat(40)}`, "latin1")));
    expect(await issued(pair.seller, "zirconium")).toEqual([]);
    expect(await runWordJobs()).toBe(5);
    for (const word of ["zirconium", "palissandre", "girouettes", "wagonnet", "xylophone"])
      expect([word, await issued(pair.seller, word)]).toEqual([word, [id]]);
    expect(await issued(pair.seller, "caché")).toEqual([]);
    expect(await excerpt(pair.seller, "issued", "palissandre", id)).toMatchObject({
      file: "donnees.xml",
      marked: ["Palissandre"],
    });
  });

  it("shows a recipient what was sent, and not yet what is being gathered for a suspended invoice", async () => {
    const pair = await makePair();
    const sent = await makeReceived(pair);
    const document = await db().invoiceFile.findFirstOrThrow({ where: { invoiceId: sent, role: "MAIN" } });
    await db()
      .$executeRaw`insert into document_text (document_id, content, numbers) values (${document.documentId}::uuid, 'Ardoises de Trélazé', '')`;
    expect((await listReceived(pair.agent, { inside: "ardoise" })).items.map(({ id }) => id)).toEqual([sent]);
    expect(await excerpt(pair.agent, "received", "ardoise", sent)).toMatchObject({ marked: ["Ardoises"] });
    await db()
      .$executeRaw`update invoice_file set added_at = now() + interval '1 hour' where id = ${document.id}::uuid`;
    await db()
      .$executeRaw`update document_text set content = 'Ardoises secondes' where document_id = ${document.documentId}::uuid`;
    await db().$executeRaw`alter table invoice disable trigger user`;
    await db().$executeRaw`update invoice set status = 'SUSPENDUE', status_at = now() where id = ${sent}::uuid`;
    await db().$executeRaw`alter table invoice enable trigger user`;
    expect((await listReceived(pair.agent, { inside: "ardoise" })).items).toEqual([]);
    expect(await excerpt(pair.agent, "received", "ardoise", sent)).toBeUndefined();
    expect(await issued(pair.seller, "ardoise")).toEqual([sent]);
  });

  it("forgets the words of a draft that is deleted, and looks at night for those that are missing", async () => {
    const pair = await makePair();
    const id = await deposit(pair, [...LINES, "Facture unique du quinquina"]);
    const { documentId } = await db().invoiceFile.findFirstOrThrow({ where: { invoiceId: id } });
    await db().documentText.delete({ where: { documentId } });
    expect(await issued(pair.seller, "quinquina")).toEqual([]);
    expect(await orderMissingWords()).toBeGreaterThan(0);
    await runWordJobs();
    expect(await issued(pair.seller, "quinquina")).toEqual([id]);
    must(await deleteDraft(pair.seller, { invoiceId: id }));
    expect(await db().documentText.count({ where: { documentId } })).toBe(0);
    expect(await orderMissingWords()).toBe(0);
  });
});
