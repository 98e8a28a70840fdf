import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import {
  changeRecurrence,
  deleteModel,
  draftForm,
  draftFromModel,
  favourites,
  forgetFavourite,
  invoiceModels,
  keepFavourite,
  makeRecurring,
  modelSheet,
  saveModel,
  startRecurrence,
} from "#lib/invoices/index.ts";
import { now, playAt } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { addDays, parisDay } from "#lib/shared/dates.ts";
import { newId } from "#lib/shared/ids.ts";
import { makePair, makeReadyDraft, must, type Pair } from "#tests/factories/invoices.ts";
import { makeActor, makeService } from "#tests/factories/people.ts";

let pair: Pair;
let other: Pair;
let modelId: string;
beforeAll(async () => {
  pair = await makePair();
  other = await makePair();
  const { invoiceId } = await makeReadyDraft(pair, { comment: "Maintenance du mois", commitmentNumber: "EJ-7" });
  modelId = must(await saveModel(pair.seller, { invoiceId, name: "Maintenance" })).modelId;
});

const take = (who: Actor) => draftFromModel(who, { modelId, key: newId() });
const start = (who: Actor, over = {}) => startRecurrence(who, { modelId, every: "MONTH", dayOfMonth: 15, ...over });
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

describe("F-135 a model", () => {
  it("does not exist for the people of another structure, and is refused to who may only look", async () => {
    const reader = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "CONSULTATION"]]);
    const desk = await makeService(pair.supplier.id, "DESK");
    const clerk = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "MODIFICATION", desk.id]]);
    for (const stranger of [other.seller, other.agent, pair.agent]) {
      expect(await modelSheet(stranger, modelId)).toBeNull();
      for (const refused of [await take(stranger), await start(stranger), await deleteModel(stranger, { modelId })]) {
        expect(refused).toEqual({ ok: false, code: "NOT_FOUND" });
      }
    }
    for (const colleague of [reader, clerk]) {
      expect(await invoiceModels(colleague)).toEqual([]);
      for (const refused of [
        await take(colleague),
        await start(colleague),
        await deleteModel(colleague, { modelId }),
      ]) {
        expect(refused).toMatchObject({ ok: false, code: "FORBIDDEN" });
      }
    }
    expect(await db().auditEvent.count({ where: { userId: reader.userId, type: "access.denied" } })).toBe(3);
    const { invoiceId } = await makeReadyDraft(pair);
    expect(await saveModel(other.seller, { invoiceId, name: "Vol" })).toEqual({ ok: false, code: "NOT_FOUND" });
    expect(await saveModel(reader, { invoiceId, name: "Vol" })).toMatchObject({ code: "FORBIDDEN" });
    expect((await invoiceModels(other.seller)).length).toBe(0);
  });

  it("gives a draft that says the same, but for number, date and file, once for a key; its name is its own", async () => {
    const key = newId();
    const made = must(await draftFromModel(pair.seller, { modelId, key }));
    expect(must(await draftFromModel(pair.seller, { modelId, key }))).toEqual(made);
    const form = await draftForm(pair.seller, made.invoiceId, "fr");
    expect(form?.texts).toMatchObject({
      comment: "Maintenance du mois",
      commitmentNumber: "EJ-7",
      number: "",
      issueDate: "",
    });
    expect(form?.recipient?.identifier).toBe(pair.recipient.identifier);
    expect(form?.mainFile).toBeNull();
    expect(await saveModel(pair.seller, { invoiceId: made.invoiceId, name: "Maintenance" })).toMatchObject({
      code: "MODEL_NAME_TAKEN",
    });
  });
});

describe("F-135 a recurring invoice", () => {
  it("makes one draft a period, missed ones too, once however many run; then ends", async () => {
    const today = parisDay(now());
    const months = (count: number) => addDays(today, count * 31);
    must(await start(pair.seller, { dayOfMonth: 15, untilOn: months(3) }));
    expect(await start(pair.seller, { startOn: "2020-01-01" })).toMatchObject({ fields: [{ code: "DAY_PAST" }] });
    expect(await start(pair.seller, { startOn: months(2), untilOn: months(1) })).toMatchObject({
      fields: [{ code: "BEFORE_FIRST" }],
    });
    const before = (await modelSheet(pair.seller, modelId))?.recurrences[0];
    expect(before).toMatchObject({ state: "going", runs: [] });
    expect(before?.next.length).toBeGreaterThanOrEqual(2);
    const days = before?.next ?? [];
    expect(await makeRecurring()).toEqual({ made: days[0] === today ? 1 : 0, paused: 0 });

    // Two months went by while nothing ran, and two workers come back at once.
    const runs = await playAt(noon(days[1] ?? ""), () => Promise.all([makeRecurring(), makeRecurring()]));
    expect(runs.reduce((sum, { made }) => sum + made, 0)).toBe(2);
    expect(await playAt(noon(days[1] ?? ""), makeRecurring)).toEqual({ made: 0, paused: 0 });
    await playAt(noon(months(14)), makeRecurring);
    const after = (await modelSheet(pair.seller, modelId))?.recurrences[0];
    expect(after?.state).toBe("ended");
    expect(after?.runs.map(({ period }) => period)).toEqual([...days].reverse());
    const drafts = await db().invoice.findMany({ where: { recurrenceRuns: { some: { recurrenceId: after?.id } } } });
    expect(new Set(drafts.map(({ status }) => status))).toEqual(new Set(["BROUILLON"]));
    const told = { userId: pair.seller.userId, type: "invoice.recurringDraft" };
    expect(await db().notification.count({ where: told })).toBe(drafts.length);
    expect(must(await deleteModel(pair.seller, { modelId: await copy("Éphémère") }))).toEqual({ name: "Éphémère" });
  });

  it("pauses without making up for it, stops and tells why when it cannot go on, and goes on where it stopped", async () => {
    const seller = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "MODIFICATION"]]);
    const own = await copy("À reprendre");
    must(await startRecurrence(seller, { modelId: own, every: "QUARTER", dayOfMonth: 1 }));
    const view = async () => (await modelSheet(pair.seller, own))?.recurrences[0];
    const first = await view();
    if (!first) throw new Error("no recurrence");
    const change = (gesture: "pause" | "resume" | "end", version: number) =>
      changeRecurrence(pair.seller, { recurrenceId: first.id, version, gesture });
    expect(await changeRecurrence(other.seller, { recurrenceId: first.id, version: 1, gesture: "end" })).toEqual({
      ok: false,
      code: "NOT_FOUND",
    });
    must(await change("pause", 1));
    expect(await change("pause", 1)).toMatchObject({ code: "CHANGED_MEANWHILE" });
    const [, second = ""] = first.next;
    expect(await playAt(noon(second), makeRecurring)).toEqual({ made: 0, paused: 0 });
    must(await playAt(noon(addDays(second, 1)), () => change("resume", 2)));
    expect((await view())?.next[0]).toBe(first.next[2]);
    expect(await deleteModel(pair.seller, { modelId: own })).toMatchObject({ code: "MODEL_RECURS" });

    await db().structure.update({ where: { id: pair.supplier.id }, data: { status: "INACTIVE" } });
    const third = first.next[2] ?? "";
    expect(await playAt(noon(third), makeRecurring)).toEqual({ made: 0, paused: 1 });
    await db().structure.update({ where: { id: pair.supplier.id }, data: { status: "ACTIVE" } });
    expect(await view()).toMatchObject({ state: "stopped", problem: "SUPPLIER_INACTIVE", runs: [] });
    expect(await db().notification.count({ where: { userId: seller.userId, type: "invoice.recurrencePaused" } })).toBe(
      1,
    );
    const version = (await view())?.version ?? 0;
    must(await playAt(noon(addDays(third, 9)), () => change("resume", version)));
    expect(await playAt(noon(addDays(third, 9)), makeRecurring)).toEqual({ made: 1, paused: 0 });
    expect((await view())?.runs.map(({ period }) => period)).toEqual([third]);
    must(await change("end", (await view())?.version ?? 0));
    must(await deleteModel(pair.seller, { modelId: own }));
  });
});

describe("F-135 favourite recipients", () => {
  it("are one's own, kept once with their service and what they ask, and only of the directory", async () => {
    const service = await makeService(pair.recipient.id, "COMPTA", { requiresCommitment: true });
    const siret = pair.recipient.identifier;
    const kept = must(await keepFavourite(pair.seller, { siret: ` ${siret} `, serviceCode: "compta" }));
    expect(must(await keepFavourite(pair.seller, { siret, serviceCode: "COMPTA" }))).toEqual(kept);
    must(await keepFavourite(pair.seller, { siret }));
    expect(await favourites(pair.seller)).toMatchObject([
      { siret, service: { code: service.code }, needs: { commitment: true }, closed: false },
      { siret, service: null, needs: { commitment: false } },
    ]);
    expect(await keepFavourite(pair.seller, { siret: pair.supplier.identifier })).toMatchObject({
      fields: [{ field: "siret", code: "RECIPIENT_UNKNOWN" }],
    });
    expect(await keepFavourite(pair.seller, { siret, serviceCode: "AUTRE" })).toMatchObject({
      fields: [{ field: "serviceCode", code: "SERVICE_UNKNOWN" }],
    });
    expect(await keepFavourite(pair.agent, { siret })).toEqual({ ok: false, code: "NOT_FOUND" });
    expect(await favourites(other.seller)).toEqual([]);
    const forget = { favouriteId: kept.favouriteId };
    expect(await forgetFavourite(other.seller, forget)).toEqual({ ok: false, code: "NOT_FOUND" });
    must(await forgetFavourite(pair.seller, forget));
    expect((await favourites(pair.seller)).length).toBe(1);
  });
});

/** Another model of the same structure. */
async function copy(name: string): Promise<string> {
  const { invoiceId } = await makeReadyDraft(pair);
  return must(await saveModel(pair.seller, { invoiceId, name })).modelId;
}
