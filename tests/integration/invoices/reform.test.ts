import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import {
  issuedSheet,
  recycleInvoice,
  reformSettings,
  setReform,
  submitInvoice,
  takeReceipt,
  verifyHistory,
} from "#lib/invoices/index.ts";
import type { ReformRule } from "#lib/invoices/public.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { addDays, parisDay } from "#lib/shared/dates.ts";
import { newId } from "#lib/shared/ids.ts";
import { makePair, makeReadyDraft, makeReceived, must, type Pair, statusOf, treat } from "#tests/factories/invoices.ts";
import { actorOf, makeActor, makeStructure, makeUser } from "#tests/factories/people.ts";

const today = parisDay(now());
let admin: Actor;
let pair: Pair;
beforeAll(async () => {
  admin = await actorOf((await makeUser({ systemRole: "ADMIN" })).id);
  pair = await makePair();
});

const seen = async (rule: ReformRule) => (await reformSettings(admin))?.find((one) => one.rule === rule)?.version ?? 0;
const set = async (rule: ReformRule, holdsFrom: string | null, who = admin) =>
  setReform(who, { rule, holdsFrom, seenVersion: await seen(rule) });
const send = (of: Pair, draft: { invoiceId: string; version: number }) =>
  submitInvoice(of.seller, { ...draft, idempotencyKey: newId() });

describe("a rule of the reform", () => {
  it("is set by administrators alone: to everyone else it does not exist, and the attempt is kept", async () => {
    const support = await actorOf((await makeUser({ systemRole: "SUPPORT" })).id);
    for (const who of [support, pair.seller]) {
      expect(await set("NORM_CODES", today, who)).toEqual({ ok: false, code: "NOT_FOUND" });
      expect(await reformSettings(who)).toBeNull();
    }
    expect(await db().auditEvent.count({ where: { userId: support.userId, type: "access.denied" } })).toBe(1);
    expect(await db().reformSetting.count()).toBe(0);
  });

  it("holds from today at the earliest; of two administrators at once, one is told", async () => {
    expect(await set("NORM_CODES", addDays(today, -1))).toMatchObject({
      fields: [{ field: "holdsFrom", code: "DAY_PAST" }],
    });
    const later = addDays(today, 30);
    const both = await Promise.all(
      [today, later].map((holdsFrom) => setReform(admin, { rule: "SPACED_NUMBERS", holdsFrom, seenVersion: 0 })),
    );
    expect(both.map((one) => (one.ok ? "ok" : one.code)).sort()).toEqual(["CHANGED_MEANWHILE", "ok"]);
    must(await set("SPACED_NUMBERS", null));
    must(await set("SPACED_NUMBERS", later));
    const view = (await reformSettings(admin))?.find(({ rule }) => rule === "SPACED_NUMBERS");
    expect(view).toMatchObject({ state: "planned", holdsFrom: later, version: 3 });
    const trail = await db().auditEvent.findMany({ where: { type: "portal.reformSet" }, orderBy: { id: "asc" } });
    expect(trail.at(-1)?.detail).toEqual({ rule: "SPACED_NUMBERS", before: null, after: later });
  });
});

describe("what is sent under the reform", () => {
  it("keeps its rules, and what was sent before keeps the others", async () => {
    const before = await makeReceived(pair);
    must(await set("RECYCLING_ENDED", today));
    must(await set("COLLECTION_STATED", today));
    must(await set("NORM_CODES", today));
    const under = await makeReceived(pair);
    must(await set("RECYCLING_ENDED", null));

    must(await treat(pair, before, { event: "ask-recycling", motif: "SE_ERR" }));
    must(await treat(pair, under, { event: "ask-recycling", motif: "SE_ERR" }));
    expect([await statusOf(before), await statusOf(under)]).toEqual(["A_RECYCLER", "REJETEE"]);
    expect(await issuedSheet(pair.seller, under)).toMatchObject({ statusMotif: "SE_ERR" });
    const again = {
      invoiceId: under,
      recipientIdentifier: pair.recipient.identifier,
      recipientServiceCode: "",
      commitmentNumber: "",
    };
    expect((await recycleInvoice(pair.seller, again)).ok).toBe(false);
  });

  it("is collected as soon as it is paid, in one history with its code, and no other", async () => {
    const paid = await makeReceived(pair);
    must(await treat(pair, paid, { event: "pay" }));
    const sheet = await issuedSheet(pair.seller, paid);
    expect(sheet?.history.slice(0, 2).map(({ event, userName }) => [event, userName === null])).toEqual([
      ["state-collection", true],
      ["pay", false],
    ]);
    expect((await verifyHistory(paid))?.intact).toBe(true);
    const position = sheet?.history[0]?.position ?? 0;
    const receipt = await takeReceipt(pair.seller, "issued", paid, { position });
    expect(receipt?.content).toMatchObject({ kind: "event", norm: "212", status: "MISE_EN_PAIEMENT" });
    must(await set("COLLECTION_STATED", null));
    must(await set("NORM_CODES", null));
    const other = await makeReceived(pair);
    must(await treat(pair, other, { event: "pay" }));
    const plain = await issuedSheet(pair.seller, other);
    expect(plain?.history[0]?.event).toBe("pay");
    const bare = await takeReceipt(pair.seller, "issued", other, { position: plain?.history[0]?.position ?? 0 });
    expect(bare?.content).not.toHaveProperty("norm");
  });

  it("has a number that no establishment of its company has, and a stranger to the other learns no more", async () => {
    const siren = pair.supplier.siren ?? "";
    const sister = await makeStructure({ identifier: `${siren}00099`, siren });
    const seller = await makeActor(sister.id, [["FACTURES_EMISES", "MODIFICATION"]]);
    const sisters = { ...pair, supplier: sister, seller };
    const number = "COMMUN 1";
    expect(await send(pair, await makeReadyDraft(pair, { number }))).toMatchObject({
      fields: [{ field: "number", code: "number.charset" }],
    });
    must(await set("SPACED_NUMBERS", today));
    must(await send(pair, await makeReadyDraft(pair, { number })));
    must(await set("COMPANY_NUMBERS", today));
    const taken = await send(sisters, await makeReadyDraft(sisters, { number: "commun 1" }));
    expect(taken).toMatchObject({
      fields: [{ field: "number", code: "number.takenInCompany", params: { value: "commun 1", year: "2026" } }],
    });
    expect(JSON.stringify(taken)).not.toContain("invoiceId");

    const two = await Promise.all([
      makeReadyDraft(pair, { number: "EN-1" }),
      makeReadyDraft(sisters, { number: "EN-1" }),
    ]);
    const outcomes = await Promise.all([send(pair, two[0]), send(sisters, two[1])]);
    expect(outcomes.map((one) => (one.ok ? "sent" : one.fields?.[0]?.code)).sort()).toEqual([
      "number.takenInCompany",
      "sent",
    ]);
    must(await set("COMPANY_NUMBERS", null));
    expect((await send(sisters, await makeReadyDraft(sisters, { number: "COMMUN 1" }))).ok).toBe(true);
    const [own] = outcomes;
    const again = own.ok ? pair : sisters;
    expect(await send(again, await makeReadyDraft(again, { number: "en-1" }))).toMatchObject({
      fields: [{ code: "number.taken" }],
    });
  });
});
