import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import { closeReaders, loadDocument, readDocument } from "#lib/documents/index.ts";
import {
  createTypedDraft,
  draftForm,
  giveMandate,
  listDrafts,
  makeAvailable,
  mandateOf,
  preflight,
  receivedSheet,
  submitInvoice,
  updateDraft,
  withdrawMandate,
} from "#lib/invoices/index.ts";
import { MANDATE_VERSION } from "#lib/invoices/public.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { fieldsFor, makePair, must, type Pair, statusOf } from "#tests/factories/invoices.ts";
import { makeActor, makeService } from "#tests/factories/people.ts";
import { typedLine } from "#tests/factories/typed-document.ts";

let pair: Pair;
let manager: Actor;
const open = (who: Actor, supplierId: string, key: string = newId()) => createTypedDraft(who, { supplierId, key });
const give = (who: Actor, structureId: string, over: Partial<Parameters<typeof giveMandate>[1]> = {}) =>
  giveMandate(who, { structureId, version: MANDATE_VERSION, accepted: true, ...over });

async function managed(): Promise<{ pair: Pair; manager: Actor }> {
  const made = await makePair();
  return { pair: made, manager: await makeActor(made.supplier.id, [["ORGANISATION", "CONSULTATION"]], "MAIN_MANAGER") };
}

beforeAll(async () => {
  ({ pair, manager } = await managed());
  must(await give(manager, pair.supplier.id));
  return closeReaders;
});

const LINES = [
  typedLine({ label: "Pose", quantity: "3", unitPrice: "100,00", vat: "S 20" }),
  typedLine({ label: "Bois", quantity: "2,5", unit: "MTQ", unitPrice: "33,335", discount: "10 %", vat: "S 5.5" }),
  typedLine({ label: "Visserie", quantity: "1", unitPrice: "12,34", discount: "2,34", vat: "S 20" }),
];

async function ready(over: Record<string, string> = {}, lines = LINES) {
  const { invoiceId } = must(await open(pair.seller, pair.supplier.id));
  const fields = { ...fieldsFor(pair), ...over };
  const saved = must(await updateDraft(pair.seller, { invoiceId, version: 1, locale: "fr", fields, lines }));
  return { invoiceId, version: saved.version };
}
const send = (invoiceId: string, version: number, who = pair.seller) =>
  submitInvoice(who, { invoiceId, version, idempotencyKey: newId() });
const problems = async (invoiceId: string) =>
  ((await preflight(pair.seller, invoiceId)) ?? []).map(({ field, code }) => `${field} ${code}`);

describe("the mandate to invoice (F-119)", () => {
  it("is given by nobody but a manager of the structure, and the attempts are kept", async () => {
    const { pair: other, manager: theirs } = await managed();
    expect(await give(theirs, pair.supplier.id)).toMatchObject({ code: "NOT_FOUND" });
    expect(await give(other.seller, other.supplier.id)).toMatchObject({ code: "FORBIDDEN" });
    expect(await withdrawMandate(other.seller, { structureId: other.supplier.id })).toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await db().billingMandate.count({ where: { structureId: other.supplier.id } })).toBe(0);
    const denied = await db().auditEvent.findMany({ where: { userId: other.seller.userId, type: "access.denied" } });
    expect(denied.map(({ detail }) => detail)).toEqual([
      { permission: "organisation.manage" },
      { permission: "organisation.manage" },
    ]);
    expect(await mandateOf(theirs, pair.supplier.id)).toBeNull();
    expect(await mandateOf(pair.agent, pair.supplier.id)).toBeNull();
  });

  it("is not given without accepting it, nor in words of another version", async () => {
    const { pair: other, manager: boss } = await managed();
    expect(await give(boss, other.supplier.id, { accepted: false })).toMatchObject({ code: "MANDATE_NOT_ACCEPTED" });
    expect(await give(boss, other.supplier.id, { version: "2020-01" })).toMatchObject({ code: "MANDATE_TEXT_CHANGED" });
    expect(await withdrawMandate(boss, { structureId: other.supplier.id })).toMatchObject({ code: "MANDATE_GONE" });
  });

  it("stands once for each structure, is asked for again when its words change, and can be withdrawn", async () => {
    const { pair: other, manager: boss } = await managed();
    const structureId = other.supplier.id;
    await Promise.all(Array.from({ length: 5 }, () => give(boss, structureId)));
    expect(await db().billingMandate.count({ where: { structureId } })).toBe(1);
    expect(await mandateOf(other.seller, structureId)).toMatchObject({
      mine: false,
      valid: true,
      standing: { version: MANDATE_VERSION, givenByName: boss.displayName },
    });
    await db().billingMandate.updateMany({ where: { structureId }, data: { version: "2020-01" } });
    expect(await mandateOf(boss, structureId)).toMatchObject({ mine: true, valid: false });
    expect(await open(other.seller, structureId)).toMatchObject({ code: "MANDATE_REQUIRED" });
    must(await give(boss, structureId));
    must(await open(other.seller, structureId));
    must(await withdrawMandate(boss, { structureId }));
    expect(await open(other.seller, structureId)).toMatchObject({ code: "MANDATE_REQUIRED" });
    const kept = await db().auditEvent.findMany({
      where: { structureId, type: { startsWith: "mandate." } },
      orderBy: { id: "asc" },
    });
    expect(kept.map(({ type, userId }) => `${type} ${userId === boss.userId}`)).toEqual([
      "mandate.given true",
      "mandate.given true",
      "mandate.withdrawn true",
    ]);
  });
});

describe("keying in an invoice is refused (F-51)", () => {
  it("to strangers, readers and who holds another service, and nothing is opened", async () => {
    const other = await makePair();
    const reader = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "CONSULTATION"]]);
    expect(await open(other.seller, pair.supplier.id)).toMatchObject({ code: "NOT_FOUND" });
    expect(await open(reader, pair.supplier.id)).toMatchObject({ code: "FORBIDDEN" });
    expect(await open(manager, pair.supplier.id)).toMatchObject({ code: "FORBIDDEN" });
    const { invoiceId } = await ready();
    const [north, south] = [await makeService(pair.supplier.id, "N"), await makeService(pair.supplier.id, "S")];
    const clerk = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "MODIFICATION", north.id]]);
    const save = (who: Actor, fields = {}) =>
      updateDraft(who, { invoiceId, version: 2, locale: "fr", fields, lines: [] });
    for (const who of [clerk, other.seller]) expect(await save(who)).toMatchObject({ code: "NOT_FOUND" });
    expect(await save(reader)).toMatchObject({ code: "FORBIDDEN" });
    const own = must(await open(clerk, pair.supplier.id));
    const away = await updateDraft(clerk, { ...own, version: 1, fields: { supplierServiceId: south.id } });
    expect(away).toMatchObject({ code: "FORBIDDEN" });
  });

  it("without lines, with lines that cannot be read, and without the reason of what is exempt", async () => {
    const { invoiceId, version } = await ready({}, []);
    expect(await problems(invoiceId)).toEqual(["lines lines.required"]);
    expect(await send(invoiceId, version)).toMatchObject({ code: "CHECKS_FAILED" });
    const lines = [typedLine({ unitPrice: "beaucoup" }), typedLine({ vat: "E" }), typedLine({ vat: "O" })];
    must(await updateDraft(pair.seller, { invoiceId, version, locale: "fr", fields: {}, lines }));
    expect(await problems(invoiceId)).toEqual([
      "lines line.priceUnreadable",
      "lines lines.outOfScopeAlone",
      "exemptionReason exemption.reasonForLines",
    ]);
    // What was typed is kept as it was typed.
    expect((await draftForm(pair.seller, invoiceId, "fr"))?.lines).toEqual(lines);
    expect(await statusOf(invoiceId)).toBe("BROUILLON");
  });

  it("to an inactive recipient, and once the mandate is withdrawn, whatever was ready", async () => {
    const { pair: own, manager: boss } = await managed();
    must(await give(boss, own.supplier.id));
    const { invoiceId } = must(await open(own.seller, own.supplier.id));
    const fields = fieldsFor(own);
    must(await updateDraft(own.seller, { invoiceId, version: 1, locale: "fr", fields, lines: LINES }));
    must(await withdrawMandate(boss, { structureId: own.supplier.id }));
    await db().structure.update({ where: { id: own.recipient.id }, data: { status: "INACTIVE" } });
    const refused = await send(invoiceId, 2, own.seller);
    expect(refused).toMatchObject({ code: "CHECKS_FAILED" });
    expect(refused.ok ? [] : refused.fields?.map(({ code }) => code).sort()).toEqual([
      "mandate.required",
      "recipient.inactive",
    ]);
    expect(await db().invoiceFile.count({ where: { invoiceId } })).toBe(0);
  });

  it("with totals of anybody's own: those of the lines stand", async () => {
    const forged = { totalExclTax: "1,00", totalTax: "0", totalInclTax: "1,00", amountDue: "0,01" };
    const { invoiceId } = await ready(forged);
    const row = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId }, include: { vatLines: true } });
    expect([row.totalExclTax, row.totalTax, row.totalInclTax, row.amountDue].map((one) => one?.toFixed(2))).toEqual([
      "385.01",
      "66.13",
      "451.14",
      "451.14",
    ]);
    expect(row.vatLines.map(({ rate, base, tax }) => [rate, base, tax].map((one) => one.toFixed(2)).join(" "))).toEqual(
      ["20.00 310.00 62.00", "5.50 75.01 4.13"],
    );
  });
});

describe("an invoice keyed in (F-51)", () => {
  it("opens one draft however often the button is pressed, and shows among the drafts", async () => {
    const key = newId();
    const opened = await Promise.all(Array.from({ length: 5 }, () => open(pair.seller, pair.supplier.id, key)));
    expect(new Set(opened.map((one) => must(one).invoiceId)).size).toBe(1);
    const [line] = await listDrafts(pair.seller, 1);
    expect(line).toMatchObject({ typed: true, fileName: null, createdBy: pair.seller.displayName });
  });

  it("is shown and posted back unchanged, and joined with what another device added", async () => {
    const { invoiceId, version } = await ready();
    const form = await draftForm(pair.seller, invoiceId, "fr");
    expect(form?.lines).toEqual(LINES);
    const base = { fields: {}, lines: LINES };
    const more = [...LINES, typedLine({ label: "Dépose" })];
    const save = (from: number, lines = LINES, fields = {}) =>
      updateDraft(pair.seller, { invoiceId, version: from, locale: "fr", fields, lines, base });
    must(await save(version, more));
    expect(must(await save(version, LINES, { comment: "vu" })).linesElsewhere).toEqual(more);
    const met = await save(version, [typedLine({ label: "Autre" })]);
    expect(met).toMatchObject({ code: "DRAFT_CONFLICT", fields: [{ field: "lines" }] });
  });

  it("is sent with a Factur-X that says the same, along the path of any deposit", async () => {
    const { invoiceId, version } = await ready({ comment: "Lot 3" });
    expect(await problems(invoiceId)).toEqual([]);
    must(await send(invoiceId, version));
    must(await makeAvailable(invoiceId));
    const sheet = await receivedSheet(pair.agent, invoiceId);
    expect(sheet).toMatchObject({
      depositMode: "SAISIE_PORTAIL",
      status: "MISE_A_DISPOSITION",
      totalInclTax: "451.14",
    });
    const [main, ...rest] = sheet?.files ?? [];
    expect(rest).toEqual([]);
    expect(main).toMatchObject({ role: "MAIN", mediaType: "application/pdf" });
    const loaded = await loadDocument(main?.documentId ?? "");
    const row = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId } });
    expect(JSON.stringify(row.certificate)).toContain(main?.sha256 ?? "none");
    const read = must(
      await readDocument({ bytes: loaded?.bytes ?? new Uint8Array(), fileName: "f.pdf", allowOcr: false }),
    );
    expect(read.kind).toBe("facturx");
    expect(read.conflicts).toEqual([]);
    const values = Object.fromEntries(Object.entries(read.fields).map(([name, one]) => [name, one?.value]));
    expect(values).toMatchObject({
      invoiceNumber: row.number,
      issueDate: "2026-11-02",
      recipientSiret: pair.recipient.identifier,
      supplierSiret: pair.supplier.identifier,
      totalExclTax: "385.01",
      totalTax: "66.13",
      totalInclTax: "451.14",
      amountDue: "451.14",
    });
  });

  it("is sent once, when it is sent ten times at once", async () => {
    const { invoiceId, version } = await ready();
    const results = await Promise.all(Array.from({ length: 10 }, () => send(invoiceId, version)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().invoiceFile.count({ where: { invoiceId } })).toBe(1);
    expect(await db().document.count({ where: { files: { none: {} }, structureId: pair.supplier.id } })).toBe(0);
  });
});
