import { beforeAll, describe, expect, it } from "vitest";
import {
  type Actor,
  can,
  changeRights,
  copyRights,
  exportPeople,
  listPeople,
  personSheet,
  rightField,
  rightsHistory,
  rightsMatrix,
  versionField,
} from "#lib/access/index.ts";
import { listNotifications } from "#lib/notifications/index.ts";
import { db } from "#lib/platform/db.ts";
import { actorOf, makeActor, makeMember, makeService, makeStructure, makeUser } from "#tests/factories/people.ts";
import { UNKNOWN } from "#tests/factories/team.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";

let mine: { id: string };
let service: { id: string };
let manager: Actor;
let stranger: Actor;
let reader: Actor;

beforeAll(async () => {
  mine = await makeStructure({ legalName: "ATELIER DES DROITS" });
  const unrelated = await makeStructure();
  service = await makeService(mine.id, "CHANTIERS");
  manager = await makeActor(mine.id, [], "MAIN_MANAGER");
  reader = await makeActor(mine.id, [["ORGANISATION", "CONSULTATION"]]);
  stranger = await makeActor(unrelated.id, [["FACTURES_EMISES", "MODIFICATION"]], "MAIN_MANAGER");
});

type Levels = Readonly<Record<string, string>>;
const placeOf = (actor: Actor) =>
  db().membership.findUniqueOrThrow({ where: { userId_structureId: { userId: actor.userId, structureId: mine.id } } });

async function choice(whom: Actor, levels: Levels, version?: number) {
  const place = await placeOf(whom);
  const fields = Object.entries(levels).map(([name, level]) => [rightField(place.id, name as never), level]);
  return { ...Object.fromEntries(fields), [versionField(place.id)]: String(version ?? place.version) };
}

const change = async (by: Actor, whom: Actor, levels: Levels, over: object = {}) =>
  changeRights(by, { structureId: mine.id, ...(await choice(whom, levels)), ...over });
const EMIT = { FACTURES_EMISES: "MODIFICATION" };
const newcomer = (rights: Parameters<typeof makeActor>[1] = []) => makeActor(mine.id, rights);

describe("F-40 changeRights refuses", () => {
  it("a stranger as if nothing were there, and a member without the right by name of who has it", async () => {
    const person = await newcomer();
    expect(await change(stranger, person, EMIT)).toMatchObject({ code: "NOT_FOUND" });
    expect(await change(manager, person, EMIT, { structureId: UNKNOWN })).toMatchObject({ code: "NOT_FOUND" });
    for (const by of [reader, person, await newcomer([["ORGANISATION", "MODIFICATION"]])])
      expect(await change(by, person, EMIT)).toMatchObject({
        code: "FORBIDDEN",
        params: { managers: manager.displayName },
      });
    expect((await actorOf(person.userId)).memberships[0]?.habilitations).toEqual([]);
    const kept = await db().auditEvent.findMany({ where: { userId: stranger.userId, type: "access.denied" } });
    expect(kept.at(-1)).toMatchObject({ structureId: null, detail: { permission: "rights.change NOT_FOUND" } });
  });

  it.each([
    [{ ORGANISATION: "MODIFICATION" }],
    [{ FACTURES_TRAVAUX: "CONSULTATION" }],
    [{ FACTURES_EMISES: "TOUT" }],
    [{ FACTURES_EMISES: "MODIFICATION", ORGANISATION: "MODIFICATION" }],
  ])("what a simple user never holds, and what is no level: %j", async (levels) => {
    const person = await newcomer();
    expect(await change(manager, person, levels)).toMatchObject({ code: "INVALID_INPUT" });
    expect(await db().habilitation.count({ where: { membership: { userId: person.userId } } })).toBe(0);
  });

  it("places and services of another structure, ended places, and forms that say nothing", async () => {
    const person = await newcomer();
    const foreign = await makeService((await makeStructure()).id, "AILLEURS");
    expect(await change(manager, person, EMIT, { serviceId: foreign.id })).toMatchObject({ code: "NOT_FOUND" });
    const theirs = stranger.memberships[0]?.structureId ?? "";
    const other = await db().membership.findFirstOrThrow({ where: { structureId: theirs } });
    const onOther = { [versionField(other.id)]: "0", [rightField(other.id, "FACTURES_EMISES")]: "CONSULTATION" };
    expect(await changeRights(manager, { structureId: mine.id, ...onOther })).toMatchObject({ code: "NOT_FOUND" });
    expect(await changeRights(manager, { structureId: mine.id })).toMatchObject({ code: "INVALID_INPUT" });
    const [posted, { id }] = [await choice(person, EMIT), await placeOf(person)];
    await db().membership.update({ where: { id }, data: { endedAt: new Date() } });
    expect(await changeRights(manager, { structureId: mine.id, ...posted })).toMatchObject({ code: "NOT_FOUND" });
  });

  it("a manager whose place ended, and one who became a simple user, whatever their page was read with", async () => {
    const person = await newcomer();
    const gone = await makeActor(mine.id, [], "SECONDARY_MANAGER");
    const { id } = await placeOf(gone);
    await db().membership.update({ where: { id }, data: { role: "USER" } });
    expect(await change(gone, person, EMIT)).toMatchObject({ code: "FORBIDDEN" });
    await db().membership.update({ where: { id }, data: { endedAt: new Date() } });
    expect(await change(gone, person, EMIT)).toMatchObject({ code: "NOT_FOUND" });
  });

  it("the second of two managers who change the same person, at the same instant too; all or nothing", async () => {
    const [one, two] = [await newcomer(), await newcomer()];
    const first = await choice(one, EMIT);
    const second = await choice(one, { FACTURES_RECUES: "CONSULTATION" });
    const beside = await choice(two, EMIT);
    const results = await Promise.all([
      changeRights(manager, { structureId: mine.id, ...first }),
      changeRights(manager, { structureId: mine.id, ...beside, ...second }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ code: "RIGHTS_CHANGED", params: { name: one.displayName } });
    const held = await db().habilitation.count({ where: { membership: { userId: two.userId } } });
    expect(held).toBe(results[1]?.ok ? 2 : 0);
    // Saying again what holds already is no change, whatever the version.
    const held2 = results[0]?.ok ? EMIT : { FACTURES_RECUES: "CONSULTATION" };
    expect(await changeRights(manager, { structureId: mine.id, ...(await choice(one, held2, 0)) })).toEqual({
      ok: true,
      data: { changed: 0 },
    });
  });
});

describe("F-40 changeRights", () => {
  it("gives, narrows and takes away; the next request has it; trail, bell and mail say so", async () => {
    const person = await newcomer();
    expect(await change(manager, person, EMIT)).toEqual({ ok: true, data: { changed: 1 } });
    const may = async (permission: "invoice.submit" | "invoice.readIssued") =>
      can(await actorOf(person.userId), permission, { structureId: mine.id });
    expect(await may("invoice.submit")).toBe(true);
    expect(await change(manager, person, { FACTURES_EMISES: "CONSULTATION" })).toMatchObject({ ok: true });
    expect([await may("invoice.submit"), await may("invoice.readIssued")]).toEqual([false, true]);
    expect(await change(manager, person, { FACTURES_EMISES: "" })).toMatchObject({ ok: true });
    expect(await may("invoice.readIssued")).toBe(false);
    const events = await rightsHistory(manager, mine.id, person.userId);
    expect(events.map(({ before, after, by }) => [before, after, by])).toEqual([
      [["FACTURES_EMISES CONSULTATION"], [], manager.displayName],
      [["FACTURES_EMISES MODIFICATION"], ["FACTURES_EMISES CONSULTATION"], manager.displayName],
      [[], ["FACTURES_EMISES MODIFICATION"], manager.displayName],
    ]);
    expect(await rightsHistory(stranger, mine.id, person.userId)).toEqual([]);
    expect(await listNotifications(person.userId)).toHaveLength(3);
    expect((await orderedMails(person.email)).at(-1)).toMatchObject({ template: "rights.changed" });
  });

  it("on a service changes that service only; several people in one form", async () => {
    const [one, two] = [await newcomer([["FACTURES_EMISES", "CONSULTATION"]]), await newcomer()];
    const both = { ...(await choice(one, EMIT)), ...(await choice(two, EMIT)) };
    const posted = { structureId: mine.id, serviceId: service.id, ...both };
    expect(await changeRights(manager, posted)).toEqual({ ok: true, data: { changed: 2 } });
    const [first, second] = [await actorOf(one.userId), await actorOf(two.userId)];
    const there = { structureId: mine.id, serviceId: service.id };
    expect(can(first, "invoice.submit", there) && can(second, "invoice.submit", there)).toBe(true);
    expect(can(first, "invoice.readIssued", { structureId: mine.id })).toBe(true);
    expect(can(first, "invoice.submit", { structureId: mine.id })).toBe(false);
    expect(can(second, "invoice.readIssued", { structureId: mine.id })).toBe(false);
    const matrix = await rightsMatrix(manager, mine.id, "CHANTIERS", { userId: one.userId });
    expect(matrix?.items).toMatchObject([
      { held: { FACTURES_EMISES: "MODIFICATION" }, above: { FACTURES_EMISES: "CONSULTATION" } },
    ]);
  });

  it("leaves alone what it does not offer", async () => {
    const person = await newcomer([["FACTURES_TRAVAUX", "CONSULTATION"]]);
    await change(manager, person, EMIT);
    const kept = await db().habilitation.findMany({ where: { membership: { userId: person.userId } } });
    expect(kept.map(({ application }) => application).sort()).toEqual([
      "FACTURES_EMISES",
      "FACTURES_EMISES",
      "FACTURES_TRAVAUX",
    ]);
  });
});

describe("F-40 copyRights", () => {
  it("refuses strangers, members without the right, and people who are not there", async () => {
    const [from, to] = [await newcomer([["FACTURES_EMISES", "MODIFICATION"]]), await newcomer()];
    const copy = (by: Actor, over: object = {}) =>
      copyRights(by, { structureId: mine.id, userId: to.userId, fromUserId: from.userId, ...over });
    expect(await copy(stranger)).toMatchObject({ code: "NOT_FOUND" });
    expect(await copy(reader)).toMatchObject({ code: "FORBIDDEN" });
    expect(await copy(to)).toMatchObject({ code: "FORBIDDEN" });
    for (const over of [{ fromUserId: stranger.userId }, { userId: UNKNOWN }, { fromUserId: to.userId }])
      expect(await copy(manager, over)).toMatchObject({ code: "NOT_FOUND" });
    expect(await db().habilitation.count({ where: { membership: { userId: to.userId } } })).toBe(0);
  });

  it("gives exactly the colleague's rights, service by service, without the role or what a user never holds", async () => {
    const boss = await makeActor(
      mine.id,
      [
        ["FACTURES_EMISES", "MODIFICATION"],
        ["ORGANISATION", "MODIFICATION"],
        ["FACTURES_RECUES", "CONSULTATION", service.id],
      ],
      "SECONDARY_MANAGER",
    );
    const to = await newcomer([["ENGAGEMENTS", "CONSULTATION"]]);
    const order = { structureId: mine.id, userId: to.userId, fromUserId: boss.userId };
    expect(await copyRights(manager, order)).toEqual({ ok: true, data: { changed: true } });
    expect(await copyRights(manager, order)).toEqual({ ok: true, data: { changed: false } });
    const now = await actorOf(to.userId);
    const at = (serviceId: string | null) => ({ structureId: mine.id, serviceId });
    expect(can(now, "invoice.submit", at(null))).toBe(true);
    expect(can(now, "invoice.readReceived", at(service.id))).toBe(true);
    expect(can(now, "invoice.readReceived", at(null))).toBe(false);
    expect(can(now, "commitment.read", at(null))).toBe(false);
    expect(can(now, "organisation.read", at(null))).toBe(true);
    expect(can(now, "organisation.manage", at(null))).toBe(false);
  });
});

describe("F-47 the users of a structure", () => {
  it("are shown to nobody else, nor exported", async () => {
    const outsiders = [stranger, await newcomer(), await actorOf((await makeUser()).id)];
    for (const other of outsiders) {
      expect((await listPeople(other, mine.id, {})).items).toEqual([]);
      expect(await personSheet(other, mine.id, manager.userId)).toBeNull();
      expect(await exportPeople(other, mine.id, {})).toBeNull();
      expect(await rightsMatrix(other, mine.id, null, {})).toBeNull();
    }
    expect(await rightsMatrix(reader, mine.id, null, {})).toBeNull();
    expect(await personSheet(manager, mine.id, stranger.userId)).toBeNull();
    expect(await personSheet(manager, mine.id, "rien")).toBeNull();
  });

  it("on a service only: those who hold a right on it, and their rights there", async () => {
    const own = await makeStructure();
    const [one, two] = [await makeService(own.id, "UN"), await makeService(own.id, "DEUX")];
    const local = await makeActor(own.id, [["ORGANISATION", "CONSULTATION", one.id]]);
    const seen = await makeActor(own.id, [
      ["FACTURES_EMISES", "CONSULTATION", one.id],
      ["FACTURES_RECUES", "CONSULTATION", two.id],
    ]);
    await makeActor(own.id, [["FACTURES_EMISES", "CONSULTATION", two.id]]);
    await makeActor(own.id, [["FACTURES_EMISES", "CONSULTATION"]]);
    const { items } = await listPeople(local, own.id, {});
    expect(items.map(({ userId }) => userId).sort()).toEqual([local.userId, seen.userId].sort());
    expect(items.find(({ userId }) => userId === seen.userId)?.rights).toEqual([
      { application: "FACTURES_EMISES", level: "CONSULTATION", service: "UN" },
    ]);
  });

  it("by name, page after page, by a part of a name or address, and by who was not seen for a while", async () => {
    const own = await makeStructure();
    const boss = await makeActor(own.id, [], "MAIN_MANAGER");
    const days = (count: number) => new Date(Date.now() - count * 86_400_000);
    const people = [
      { firstName: "Éloïse", lastName: "Zola", lastSignInAt: days(1) },
      { firstName: "Bruno", lastName: "Été", lastSignInAt: days(100) },
      { firstName: "Cœline", lastName: "ete", lastSignInAt: null },
    ];
    for (const one of people) await makeMember((await makeUser(one)).id, own.id, []);
    const ended = await makeUser({ lastName: "Parti" });
    const { id } = await makeMember(ended.id, own.id, []);
    await db().membership.update({ where: { id }, data: { endedAt: new Date() } });
    const names = async (search: Parameters<typeof listPeople>[2]) =>
      (await listPeople(boss, own.id, search)).items.map(({ name }) => name);
    expect(await names({})).toEqual(["Bruno Été", "Cœline ete", boss.displayName, "Éloïse Zola"]);
    const first = await listPeople(boss, own.id, { size: 3 });
    expect(await names({ size: 3, after: first.next ?? "" })).toEqual(["Éloïse Zola"]);
    expect(await names({ after: "forgé" })).toHaveLength(4);
    expect(await names({ typed: "ELOISE zol" })).toEqual(["Éloïse Zola"]);
    expect(await names({ typed: "100%" })).toEqual([]);
    expect(await names({ typed: "coel" })).toEqual(["Cœline ete"]);
    expect(await names({ inactiveDays: 90 })).toEqual(["Bruno Été", "Cœline ete", boss.displayName]);
    expect(await exportPeople(boss, own.id, { inactiveDays: 90 })).toHaveLength(3);
    const kept = await db().auditEvent.findFirst({ where: { structureId: own.id, type: "people.exported" } });
    expect(kept).toMatchObject({ userId: boss.userId, detail: { count: 3 } });
  });
});
