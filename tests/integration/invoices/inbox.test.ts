import { createElement } from "react";
import { beforeAll, describe, expect, it } from "vitest";
import { NoInvoices } from "#components/invoices/received/no-invoices.tsx";
import type { Actor } from "#lib/access/index.ts";
import { colleagues } from "#lib/access/index.ts";
import {
  assignMany,
  assignManyInput,
  assignmentOf,
  assignReceived,
  chosenReceived,
  downloadFile,
  inbox,
  inboxNeighbours,
  listReceived,
  manyResult,
  onlyCompanies,
  readReceivedFilter,
  receivedCriteria,
  seenBy,
  submitInvoice,
  treatMany,
  verifyHistory,
} from "#lib/invoices/index.ts";
import { useClock as setClock } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import fr from "#messages/fr.json" with { type: "json" };
import { drawn } from "#tests/factories/drawn.tsx";
import { makePair, makeReadyDraft, makeReceived, must, type Pair, statusOf, treat } from "#tests/factories/invoices.ts";
import { actorOf, makeActor, makeMember, makeService } from "#tests/factories/people.ts";

let pair: Pair;
let other: Pair;
let colleague: Actor;
let reader: Actor;
let ofService: Actor;
let first: string;
let second: string;
let old: string;

beforeAll(async () => {
  pair = await makePair({ kind: "PUBLIQUE" });
  other = await makePair();
  const service = await makeService(pair.recipient.id, "BAT");
  colleague = await makeActor(pair.recipient.id, [["FACTURES_RECUES", "MODIFICATION"]]);
  reader = await makeActor(pair.recipient.id, [["FACTURES_RECUES", "CONSULTATION"]]);
  ofService = await makeActor(pair.recipient.id, [["FACTURES_RECUES", "MODIFICATION", service.id]]);
  const restore = setClock({ now: () => new Date("2026-09-01T10:00:00Z") });
  old = await makeReceived(pair, { issueDate: "2026-08-30" });
  restore();
  first = await makeReceived(pair, { commitmentNumber: "EJ-7", totalExclTax: "10", totalTax: "2", amountDue: "12" });
  second = await makeReceived(pair, { recipientServiceCode: "BAT" });
  await makeReceived(other);
});

const find = async (actor: Actor, params: Record<string, string>) => {
  const filter = readReceivedFilter(params);
  const page = await listReceived(actor, receivedCriteria(filter, seenBy(actor)), { order: filter.order });
  return page.items.map(({ id }) => id);
};
const give = (actor: Actor, invoiceId: string, assigneeId: string | null, seenAssigneeId: string | null = null) =>
  assignReceived(actor, { invoiceId, assigneeId, seenAssigneeId });
const chosen = async (ids: readonly string[]) => {
  const rows = await db().invoice.findMany({ where: { id: { in: [...ids] } }, select: { id: true, version: true } });
  return ids.map((id) => `${id}:${rows.find((row) => row.id === id)?.version}`);
};

describe("F-114: the inbox", () => {
  it("finds by each criterion, and nothing of another recipient", async () => {
    expect(await find(pair.agent, {})).toEqual([second, first, old]);
    expect(await find(pair.agent, { tri: "ancien" })).toEqual([old, first, second]);
    expect(await find(pair.agent, { tri: "echeance" })).toEqual([old, first, second]);
    expect(await find(pair.agent, { vue: "retard" })).toEqual([old]);
    expect(await find(pair.agent, { engagement: "EJ-7" })).toEqual([first]);
    expect(await find(pair.agent, { max: "12" })).toEqual([first]);
    expect(await find(pair.agent, { min: "12,01", tri: "ancien" })).toEqual([old, second]);
    expect(await find(pair.agent, { du: "2026-09-01", au: "2026-09-01" })).toEqual([old]);
    expect(await find(pair.agent, { fournisseur: pair.supplier.identifier })).toHaveLength(3);
    expect(await find(pair.agent, { fournisseur: other.supplier.identifier })).toEqual([]);
    expect(await find(pair.agent, { telechargee: "oui" })).toEqual([]);
    expect(await find(ofService, {})).toEqual([second]);
    expect(await find(pair.seller, {})).toEqual([]);
  });

  it("tells what was downloaded from what was not: by its recipient, once, and by nobody else", async () => {
    const file = await db().invoiceFile.findFirstOrThrow({ where: { invoiceId: first } });
    const input = { invoiceId: first, fileId: file.id };
    must(await downloadFile(pair.seller, "issued", input));
    expect(await downloadFile(other.agent, "received", input)).toMatchObject({ code: "NOT_FOUND" });
    expect(await find(pair.agent, { telechargee: "oui" })).toEqual([]);
    must(await downloadFile(pair.agent, "received", input));
    const since = async () => (await listReceived(pair.agent, { downloaded: "yes" })).items[0]?.downloadedAt;
    const at = await since();
    expect(at).toBeInstanceOf(Date);
    must(await downloadFile(colleague, "received", input));
    expect(await since()).toEqual(at);
    expect(await find(pair.agent, { telechargee: "oui" })).toEqual([first]);
    expect(await find(pair.agent, { telechargee: "non" })).toEqual([second, old]);
  });

  it("pages by due date without losing or repeating any", async () => {
    const seen: string[] = [];
    for (let cursor: string | null = null, turns = 0; turns < 5; turns += 1) {
      const page = await listReceived(pair.agent, {}, { order: "due", size: 1, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
      if (!cursor) break;
    }
    expect(seen).toEqual([old, first, second]);
  });

  it("counts each view, from one's own structures", async () => {
    const { views } = await inbox(pair.agent, null);
    expect([views.todo.count, views.late.count, views.mine.count, views.suspended.count]).toEqual([3, 1, 0, 0]);
    expect((await inbox(other.agent, null)).views.all.count).toBe(1);
    expect((await inbox(pair.agent, other.recipient.id)).views.all.count).toBe(0);
  });

  it("knows the neighbours of a sheet in the list it was opened from", async () => {
    const beside = (params: Record<string, string>, id: string) =>
      inboxNeighbours(pair.agent, readReceivedFilter(params), id);
    expect(await beside({}, first)).toEqual({ previous: second, next: old });
    expect(await beside({ tri: "ancien" }, first)).toEqual({ previous: old, next: second });
    expect(await beside({ tri: "echeance" }, old)).toEqual({ previous: null, next: first });
    expect(await beside({ vue: "retard" }, first)).toEqual({ previous: null, next: old });
    expect(await inboxNeighbours(other.agent, readReceivedFilter({}), first)).toEqual({ previous: null, next: null });
  });
});

describe("F-114: a company as recipient (decision 81)", () => {
  it("is refused when the invoice is sent, with the reason beside the field, and receives nothing", async () => {
    const between = await makePair({ kind: "PRIVEE" });
    const { invoiceId, version } = await makeReadyDraft(between);
    const sent = await submitInvoice(between.seller, { invoiceId, version, idempotencyKey: newId() });
    const { identifier: value } = between.recipient;
    expect(sent).toMatchObject({
      code: "CHECKS_FAILED",
      fields: [{ field: "recipientIdentifier", code: "recipient.notPublic", params: { value } }],
    });
    expect(await statusOf(invoiceId)).toBe("BROUILLON");
    expect((await listReceived(between.agent, {})).total.count).toBe(0);
  });

  it("is told in its inbox that nothing comes there, and where what it validates is", async () => {
    const company = await makePair({ kind: "PRIVEE" });
    const filter = readReceivedFilter({});
    const shown = async (actor: Actor) =>
      drawn(createElement(NoInvoices, { filter, companies: await onlyCompanies(actor, null) }));
    const page = await shown(company.agent);
    expect(page).toContain(fr.received.companiesTitle);
    expect(page).toMatch(/<a [^>]*href="\/facturation\/factures-a-valider"/);
    // One public entity among companies, and the inbox is one.
    await makeMember(company.agent.userId, pair.recipient.id, [["FACTURES_RECUES", "CONSULTATION"]]);
    const both = await actorOf(company.agent.userId);
    expect(await onlyCompanies(both, null)).toBe(false);
    expect(await onlyCompanies(both, company.recipient.id)).toBe(true);
    expect(await shown(both)).not.toContain(fr.received.companiesTitle);
  });
});

describe("F-114: who takes care of an invoice", () => {
  it("is nobody's to say without the right, and nobody's business outside", async () => {
    expect(await give(reader, first, reader.userId)).toMatchObject({ ok: false, code: "FORBIDDEN" });
    expect(await give(other.agent, first, other.agent.userId)).toMatchObject({ ok: false, code: "NOT_FOUND" });
    expect(await give(pair.seller, first, pair.seller.userId)).toMatchObject({ ok: false, code: "NOT_FOUND" });
    expect(await assignmentOf(pair.seller, first)).toBeNull();
    expect(await assignmentOf(other.agent, first)).toBeNull();
    expect((await assignmentOf(reader, first))?.choices).toEqual([]);
    expect(await colleagues(other.agent, "invoice.treat")).toHaveLength(1);
    expect(await colleagues(reader, "invoice.treat")).toEqual([]);
  });

  it("must have the right on that service", async () => {
    for (const who of [reader, other.agent, ofService]) {
      expect(await give(pair.agent, first, who.userId)).toMatchObject({ ok: false, code: "ASSIGNEE_WITHOUT_RIGHT" });
    }
    must(await give(pair.agent, second, ofService.userId));
    expect(await find(ofService, { vue: "miennes" })).toEqual([second]);
    expect(await find(pair.agent, { vue: "miennes" })).toEqual([]);
  });

  it("is kept with who gave it, told to them, and the second of two who give at once is told", async () => {
    must(await give(pair.agent, first, colleague.userId));
    expect(await give(pair.agent, first, pair.agent.userId)).toMatchObject({ ok: false, code: "ASSIGNED_MEANWHILE" });
    must(await give(colleague, first, null, colleague.userId));
    const view = await assignmentOf(pair.agent, first);
    expect(view?.assignee).toBeNull();
    expect(view?.history.map(({ assignee, by }) => [assignee?.id ?? null, by.id])).toEqual([
      [null, colleague.userId],
      [colleague.userId, pair.agent.userId],
    ]);
    const told = await db().notification.findMany({ where: { userId: colleague.userId, type: "invoice.assigned" } });
    expect(told).toHaveLength(1);
    await expect(db().invoiceAssignment.deleteMany({ where: { invoiceId: first } })).rejects.toThrow();
  });

  it("is forgotten when the invoice leaves for another recipient", async () => {
    const invoiceId = await makeReceived(pair);
    must(await give(pair.agent, invoiceId, colleague.userId));
    must(await treat(pair, invoiceId, { event: "ask-recycling", motif: "SE_ERR" }));
    const { recycleInvoice, makeAvailable } = await import("#lib/invoices/index.ts");
    const to = { recipientIdentifier: other.recipient.identifier, recipientServiceCode: "", commitmentNumber: "" };
    must(await recycleInvoice(pair.seller, { invoiceId, ...to }));
    must(await makeAvailable(invoiceId));
    expect(await assignmentOf(other.agent, invoiceId)).toMatchObject({ assignee: null, history: [] });
  });
});

describe("F-79: one move for many", () => {
  it("takes nothing that the person may not treat", async () => {
    expect(await chosenReceived(other.agent, [first, second])).toEqual([]);
    expect(await chosenReceived(reader, [first, second])).toEqual([]);
    expect((await chosenReceived(pair.agent, [second, first, "x", second])).map(({ id }) => id)).toEqual([
      second,
      first,
    ]);
    expect(assignManyInput.safeParse({ idempotencyKey: newId(), chosen: "nothing" }).success).toBe(true);
    expect(await treatMany(pair.agent, { idempotencyKey: newId(), chosen: [], event: "pay" })).toMatchObject({
      ok: false,
      code: "NOTHING_CHOSEN",
    });
  });

  it("moves each by itself and says why one was not: not theirs, not from there, changed meanwhile", async () => {
    const [a, b, c, d] = [
      await makeReceived(pair),
      await makeReceived(pair),
      await makeReceived(pair),
      await makeReceived(other),
    ];
    must(await treat(pair, b, { event: "suspend", motif: "JUSTIF_ABS" }));
    const ids = await chosen([a, b, c, d]);
    must(await treat(pair, c, { event: "order-payment" }));
    const order = { idempotencyKey: newId(), chosen: ids, event: "confirm-service" } as const;
    const { key } = must(await treatMany(pair.agent, order));
    const result = await manyResult(pair.agent, key);
    expect(result?.map((one) => ("status" in one ? one.status : "refusal" in one ? one.refusal.code : ""))).toEqual([
      "SERVICE_FAIT",
      "transition.notFromThisStatus",
      "STALE",
    ]);
    expect(await statusOf(d)).toBe("MISE_A_DISPOSITION");
    expect(await manyResult(other.agent, key)).toBeNull();
    expect(await manyResult(colleague, key)).toBeNull();
    expect(await verifyHistory(a)).toMatchObject({ intact: true });
    // Sent again: nothing more happens; with another body it is refused.
    must(await treatMany(pair.agent, order));
    expect((await db().invoiceStatusEvent.findMany({ where: { invoiceId: a, status: "SERVICE_FAIT" } })).length).toBe(
      1,
    );
    expect(await treatMany(pair.agent, { ...order, event: "pay" })).toMatchObject({ ok: false, code: "KEY_REUSED" });
  });

  it("asks for the motif that the table asks for, for each", async () => {
    const [a, b] = [await makeReceived(pair), await makeReceived(pair)];
    const without = { idempotencyKey: newId(), chosen: await chosen([a, b]), event: "reject" } as const;
    const { key } = must(await treatMany(pair.agent, without));
    expect((await manyResult(pair.agent, key))?.every((one) => "refusal" in one)).toBe(true);
    must(await treatMany(pair.agent, { ...without, idempotencyKey: newId(), motif: "MARCHE_TERM" }));
    expect([await statusOf(a), await statusOf(b)]).toEqual(["REJETEE", "REJETEE"]);
  });

  it("gives many to one person, each only where they may treat", async () => {
    const [a, b] = [await makeReceived(pair, { recipientServiceCode: "BAT" }), await makeReceived(pair)];
    const order = { idempotencyKey: newId(), chosen: await chosen([a, b]), assigneeId: ofService.userId };
    const { key } = must(await assignMany(pair.agent, order));
    const result = await manyResult(pair.agent, key);
    expect(result?.map((one) => ("assigneeId" in one ? one.assigneeName : "refused"))).toEqual([
      ofService.displayName,
      "refused",
    ]);
  });
});
