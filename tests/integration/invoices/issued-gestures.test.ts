import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import {
  chosenIssued,
  deleteSearch,
  duplicateInvoice,
  instruct,
  issuedSheet,
  issuedWorkList,
  manyIssued,
  manyIssuedResult,
  savedSearches,
  saveSearch,
} from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import {
  makeDraft,
  makePair,
  makeReceived,
  makeSent,
  must,
  type Pair,
  statusOf,
  treat,
} from "#tests/factories/invoices.ts";
import { makeActor } from "#tests/factories/people.ts";

let pair: Pair;
let other: Pair;
let reader: Actor;
let colleague: Actor;

beforeAll(async () => {
  [pair, other] = [await makePair(), await makePair()];
  reader = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "CONSULTATION"]]);
  colleague = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "MODIFICATION"]]);
});

const versionOf = async (id: string) => (await db().invoice.findUniqueOrThrow({ where: { id } })).version;
const chosenOf = (ids: readonly string[]) => Promise.all(ids.map(async (id) => `${id}:${await versionOf(id)}`));

describe("one gesture on several issued invoices (F-84, F-90)", () => {
  it("deletes drafts, and tells of each what became of it; twice changes nothing", async () => {
    const ids = [
      await makeDraft(pair.seller, pair.supplier.id),
      await makeSent(pair),
      await makeDraft(other.seller, other.supplier.id),
    ];
    const input = { idempotencyKey: newId(), chosen: await chosenOf(ids), gesture: "delete" as const };
    for (let turn = 0; turn < 2; turn += 1) must(await manyIssued(pair.seller, input));
    expect(await Promise.all(ids.map(statusOf))).toEqual(["SUPPRIMEE", "DEPOSEE", "BROUILLON"]);
    const result = await manyIssuedResult(pair.seller, input.idempotencyKey);
    expect(result).toMatchObject([
      { invoiceId: ids[0], status: "SUPPRIMEE", there: false },
      { invoiceId: ids[1], refusal: { code: "transition.notFromThisStatus" }, there: true },
    ]);
    expect(await manyIssuedResult(other.seller, input.idempotencyKey)).toBeNull();
    expect(await manyIssued(pair.seller, { ...input, idempotencyKey: newId(), chosen: [] })).toMatchObject({
      code: "NOTHING_CHOSEN",
    });
  });

  it("is refused to whoever only consults, each invoice by itself", async () => {
    const id = await makeDraft(pair.seller, pair.supplier.id);
    const input = { idempotencyKey: newId(), chosen: await chosenOf([id]), gesture: "delete" as const };
    must(await manyIssued(reader, input));
    expect(await manyIssuedResult(reader, input.idempotencyKey)).toMatchObject([{ refusal: { code: "FORBIDDEN" } }]);
    expect(await chosenIssued(reader, [id])).toMatchObject([{ deletable: false, instructable: false }]);
    expect(await chosenIssued(other.seller, [id, "x"])).toEqual([]);
    expect(await statusOf(id)).toBe("BROUILLON");
  });

  it("acknowledges rejections", async () => {
    const id = await makeReceived(pair);
    must(await treat(pair, id, { event: "reject", motif: "AUTRE" }));
    const input = { idempotencyKey: newId(), chosen: await chosenOf([id]), gesture: "acknowledge" as const };
    must(await manyIssued(pair.seller, input));
    expect(await manyIssuedResult(pair.seller, input.idempotencyKey)).toMatchObject([{ status: "REJETEE" }]);
    expect((await issuedWorkList(pair.seller)).items.map((row) => row.id)).not.toContain(id);
  });
});

describe("« Instructeur » (F-83)", () => {
  it("is a colleague who may, is filtered on, and is kept in the history", async () => {
    const id = await makeDraft(pair.seller, pair.supplier.id);
    for (const [who, code] of [
      [other.seller, "NOT_FOUND"],
      [pair.agent, "NOT_FOUND"],
      [reader, "FORBIDDEN"],
    ] as const) {
      expect(await instruct(who, { invoiceId: id, instructorId: who.userId })).toMatchObject({ code });
    }
    for (const stranger of [other.seller, reader]) {
      expect(await instruct(pair.seller, { invoiceId: id, instructorId: stranger.userId })).toMatchObject({
        code: "ASSIGNEE_WITHOUT_RIGHT",
      });
    }
    for (let turn = 0; turn < 2; turn += 1)
      must(await instruct(pair.seller, { invoiceId: id, instructorId: colleague.userId }));
    const mine = await issuedWorkList(pair.seller, { instructorId: colleague.userId });
    expect(mine.items).toMatchObject([{ id, instructorName: colleague.displayName }]);
    expect(mine.total).toEqual({ count: 1, exact: true });
    expect([...mine.groups]).toEqual([["BROUILLON", { count: 1, exact: true }]]);
    must(await instruct(colleague, { invoiceId: id, instructorId: "" }));
    expect((await issuedWorkList(pair.seller, { instructorId: colleague.userId })).items).toEqual([]);
    const history = await db().invoiceAssignment.findMany({ where: { invoiceId: id }, orderBy: { at: "asc" } });
    expect(history.map((one) => one.assigneeId)).toEqual([colleague.userId, null]);
  });
});

describe("« Dupliquer » (F-91)", () => {
  it("is a new draft that says the same, without number, date or file, once for a key", async () => {
    const source = await makeReceived(pair, { commitmentNumber: "EJ-9", contractNumber: "M-3" });
    const key = newId();
    const first = must(await duplicateInvoice(pair.seller, { invoiceId: source, key }));
    expect(must(await duplicateInvoice(pair.seller, { invoiceId: source, key })).invoiceId).toBe(first.invoiceId);
    expect(await duplicateInvoice(pair.seller, { invoiceId: first.invoiceId, key })).toMatchObject({
      code: "KEY_REUSED",
    });
    const [was, is] = [await issuedSheet(pair.seller, source), await issuedSheet(pair.seller, first.invoiceId)];
    expect(is).toMatchObject({
      status: "BROUILLON",
      number: null,
      issueDate: null,
      files: [],
      submittedAt: null,
      replaces: null,
    });
    for (const field of ["commitmentNumber", "contractNumber", "totalInclTax", "paymentMode", "vatType"] as const) {
      expect(is?.[field]).toBe(was?.[field]);
    }
    expect(is?.recipient?.id).toBe(pair.recipient.id);
    expect(is?.draftNumber).not.toBe(was?.draftNumber);
  });

  it("is for those who may open drafts there", async () => {
    const source = await makeSent(pair);
    for (const [who, code] of [
      [other.seller, "NOT_FOUND"],
      [pair.agent, "NOT_FOUND"],
      [reader, "FORBIDDEN"],
    ] as const) {
      expect(await duplicateInvoice(who, { invoiceId: source, key: newId() })).toMatchObject({ code });
    }
  });
});

describe("searches that are kept (F-85)", () => {
  it("belong to one person, hold a search and nothing else, and are replaced under their name", async () => {
    must(await saveSearch(pair.seller, { name: " À payer ", query: "etat=MANDATEE&apres=x&evil=1&lignes=25" }));
    expect(await savedSearches(pair.seller)).toMatchObject([{ name: "À payer", query: "etat=MANDATEE&lignes=25" }]);
    must(await saveSearch(pair.seller, { name: "À payer", query: "etat=REJETEE" }));
    const [kept, ...more] = await savedSearches(pair.seller);
    expect([kept?.query, more]).toEqual(["etat=REJETEE", []]);
    expect(await savedSearches(colleague)).toEqual([]);
    expect(await deleteSearch(colleague, { searchId: kept?.id ?? "" })).toMatchObject({ code: "NOT_FOUND" });
    must(await deleteSearch(pair.seller, { searchId: kept?.id ?? "" }));
    expect(await savedSearches(pair.seller)).toEqual([]);
    expect(await saveSearch(pair.seller, { name: "  ", query: "" })).toMatchObject({ code: "INVALID_INPUT" });
  });
});
