import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import { overridePairs } from "#lib/invoices/domain/override.ts";
import { countsByStatus, overrideStatus, receivedSheet, verifyHistory } from "#lib/invoices/index.ts";
import { clockShift, now, playAt, shiftClock, trueNow } from "#lib/platform/clock.ts";
import { db, pool } from "#lib/platform/db.ts";
import { readTestClock } from "#lib/platform/test-clock.ts";
import {
  answerByItself,
  bench,
  giveAnswer,
  makeInvoices,
  moveClock,
  orderInvoices,
  setTestRecipient,
} from "#lib/testbench/index.ts";
import { STAND_INS } from "#lib/testbench/queries/stand-ins.ts";
import { makePair, makeReceived, must, type Pair, statusOf, treat } from "#tests/factories/invoices.ts";
import { actorOf } from "#tests/factories/people.ts";

let pair: Pair;
let other: Pair;
let tester: Actor;
let otherTester: Actor;

const asTester = async (actor: Actor) => {
  await db().user.update({ where: { id: actor.userId }, data: { systemRole: "TESTER" } });
  return actorOf(actor.userId);
};

beforeAll(async () => {
  pair = await makePair();
  other = await makePair();
  tester = await asTester(pair.agent);
  otherTester = await asTester(other.agent);
});
afterEach(() => shiftClock(0));

const force = (actor: Actor, invoiceId: string, to: "SERVICE_FAIT" | "MISE_A_DISPOSITION", seenStatus: "REJETEE") =>
  overrideStatus(actor, { invoiceId, to, seenStatus, comment: "Message EDI hors ordre" });

describe("F-79: a status forced for a test", () => {
  it("is for testers who treat that invoice, and nobody else", async () => {
    const invoiceId = await makeReceived(pair);
    must(await treat(pair, invoiceId, { event: "reject", motif: "AUTRE" }));
    expect(await force(pair.agent, invoiceId, "SERVICE_FAIT", "REJETEE")).toMatchObject({ code: "TESTERS_ONLY" });
    expect(await force(otherTester, invoiceId, "SERVICE_FAIT", "REJETEE")).toMatchObject({ code: "NOT_FOUND" });
    expect(await force(pair.seller, invoiceId, "SERVICE_FAIT", "REJETEE")).toMatchObject({ code: "NOT_FOUND" });
    expect(await statusOf(invoiceId)).toBe("REJETEE");
    const denied = await db().auditEvent.count({ where: { type: "access.denied", subjectId: invoiceId } });
    expect(denied).toBe(1);
  });

  it("goes through the one writer: marked history in its chain, counters, clock running again, and no second winner", async () => {
    const invoiceId = await makeReceived(pair);
    must(await treat(pair, invoiceId, { event: "reject", motif: "AUTRE" }));
    must(await force(tester, invoiceId, "SERVICE_FAIT", "REJETEE"));
    const sheet = await receivedSheet(tester, invoiceId);
    expect(sheet).toMatchObject({ status: "SERVICE_FAIT", clock: { stoppedOn: null } });
    expect(sheet?.history[0]).toMatchObject({ event: "override", comment: "Message EDI hors ordre" });
    expect(await verifyHistory(invoiceId)).toEqual({ intact: true });
    expect(await force(tester, invoiceId, "MISE_A_DISPOSITION", "REJETEE")).toMatchObject({ code: "STALE" });
    const counted = (await countsByStatus(tester, "received")).find(({ status }) => status === "SERVICE_FAIT")?.count;
    const rows = await db().invoice.count({ where: { recipientId: pair.recipient.id, status: "SERVICE_FAIT" } });
    expect(counted).toBe(rows);
  });

  it("passes the database's guard for that invoice and in that transaction only, by the table that the code has", async () => {
    const { rows } = await pool().query("select from_status, to_status from invoice_override");
    expect(rows.map((row) => `${row.from_status}>${row.to_status}`).sort()).toEqual(
      overridePairs()
        .map(([from, to]) => `${from}>${to}`)
        .sort(),
    );
    const invoiceId = await makeReceived(pair);
    must(await treat(pair, invoiceId, { event: "reject", motif: "AUTRE" }));
    const plain = pool().query("update invoice set status = 'SERVICE_FAIT' where id = $1", [invoiceId]);
    await expect(plain).rejects.toThrow(/does not go from REJETEE/);
    const elsewhere = db().$transaction([
      db().$executeRawUnsafe("select set_config('chorale.override', $1, true)", pair.supplier.id),
      db().$executeRawUnsafe("update invoice set status = 'SERVICE_FAIT' where id = $1::uuid", invoiceId),
    ]);
    await expect(elsewhere).rejects.toThrow(/does not go from REJETEE/);
    const draft = db().$transaction([
      db().$executeRawUnsafe("select set_config('chorale.override', $1, true)", invoiceId),
      db().$executeRawUnsafe("update invoice set status = 'DEPOSEE' where id = $1::uuid", invoiceId),
    ]);
    await expect(draft).rejects.toThrow(/does not go from REJETEE to DEPOSEE/);
  });
});

describe("the bench: invoices on order", () => {
  const order = (actor: Actor, over: Partial<Parameters<typeof orderInvoices>[1]> = {}) =>
    orderInvoices(actor, {
      ...{ supplierId: STAND_INS.supplier.id, recipientId: pair.recipient.id, status: "MISE_EN_PAIEMENT" },
      ...{ count: 1, daysAgo: 40, ...over },
    });

  it("is for testers, between structures of theirs or the bench's own, in bounds", async () => {
    expect(await order(pair.agent)).toMatchObject({ code: "NOT_FOUND" });
    expect(await order(otherTester)).toMatchObject({ code: "NOT_FOUND" });
    expect(await order(tester, { supplierId: other.supplier.id })).toMatchObject({ code: "NOT_FOUND" });
    const strange = { supplierId: STAND_INS.supplier.id, recipientId: STAND_INS.recipient.id };
    expect(await order(tester, strange)).toMatchObject({ code: "NOT_FOUND" });
    expect(await order(tester, { count: 201 })).toMatchObject({ code: "INVALID_INPUT" });
  });

  it("makes each through the commands: its history is whole and its clock is that of the past", async () => {
    const { orderId } = must(await order(tester));
    expect(await order(tester)).toMatchObject({ code: "BENCH_BUSY" });
    await makeInvoices(orderId);
    await makeInvoices(orderId);
    const made = await db().invoice.findMany({
      where: { recipientId: pair.recipient.id, supplierId: STAND_INS.supplier.id },
      include: { clock: true },
    });
    expect(made.map(({ status }) => status)).toEqual(["MISE_EN_PAIEMENT"]);
    for (const { id, clock, madeAvailableAt } of made) {
      expect(await verifyHistory(id)).toEqual({ intact: true });
      const days = (trueNow().getTime() - (madeAvailableAt?.getTime() ?? 0)) / 86_400_000;
      expect(Math.round(days)).toBe(40);
      expect(clock?.stopReason).toBe("PAID");
    }
    expect((await bench(tester)).orders[0]).toMatchObject({ made: 1, ended: true, problem: null });
    expect((await bench(otherTester)).orders).toEqual([]);
  });
});

describe("the bench: the time of the portal", () => {
  it("is moved by testers, followed by every process, and put back; the world's time stays", async () => {
    expect(await moveClock(pair.agent, { days: 3 })).toMatchObject({ code: "NOT_FOUND" });
    expect(await moveClock(tester, { days: -1 })).toMatchObject({ code: "INVALID_INPUT" });
    must(await moveClock(tester, { days: 31 }));
    expect(Math.round((now().getTime() - trueNow().getTime()) / 86_400_000)).toBe(31);
    shiftClock(0);
    await readTestClock();
    expect(clockShift()).toBe(31 * 86_400_000);
    must(await moveClock(tester, { days: 0 }));
    expect(clockShift()).toBe(0);
  });

  it("is played for one task without the others seeing it", async () => {
    const past = new Date("2026-01-01T00:00:00Z");
    const [inside, outside] = await Promise.all([playAt(past, async () => now()), (async () => now())()]);
    expect(inside).toEqual(past);
    expect(outside.getTime()).toBeGreaterThan(past.getTime());
  });
});

describe("the bench: a recipient that answers by itself", () => {
  it("is set by a tester for a structure of theirs", async () => {
    const set = (actor: Actor) =>
      setTestRecipient(actor, { structureId: pair.recipient.id, scenario: "suspends", delaySeconds: 5 });
    expect(await set(pair.agent)).toMatchObject({ code: "NOT_FOUND" });
    expect(await set(otherTester)).toMatchObject({ code: "NOT_FOUND" });
    must(await set(tester));
  });

  it("answers once, step after step, waits for the supplier, and stops when the invoice went another way", async () => {
    const invoiceId = await makeReceived(pair);
    await answerByItself(invoiceId);
    const jobs = await pool().query(
      "select 1 from pgboss.job where name = 'bench.answer' and data->>'invoiceId' = $1",
      [invoiceId],
    );
    expect(jobs.rowCount).toBe(1);
    await giveAnswer(invoiceId, 0);
    await giveAnswer(invoiceId, 0);
    expect(await statusOf(invoiceId)).toBe("SUSPENDUE");
    await giveAnswer(invoiceId, 1);
    expect(await statusOf(invoiceId)).toBe("SUSPENDUE");
    const { completeInvoice } = await import("#lib/invoices/index.ts");
    must(await completeInvoice(pair.seller, { invoiceId, comment: "Voici" }));
    for (const step of [1, 2, 2, 3]) await giveAnswer(invoiceId, step);
    expect(await statusOf(invoiceId)).toBe("MISE_A_DISPOSITION_COMPTABLE");
    expect(await verifyHistory(invoiceId)).toEqual({ intact: true });
    await db().user.update({ where: { id: tester.userId }, data: { systemRole: "NONE" } });
    await giveAnswer(invoiceId, 4);
    expect(await statusOf(invoiceId)).toBe("MISE_A_DISPOSITION_COMPTABLE");
  });
});
