import { beforeAll, describe, expect, it } from "vitest";
import {
  type Actor,
  can,
  changeRole,
  detachPerson,
  handOver,
  invitationOf,
  leaveStructure,
  rightsHistory,
} from "#lib/access/index.ts";
import { closeAccount } from "#lib/accounts/index.ts";
import { listNotifications } from "#lib/notifications/index.ts";
import { db } from "#lib/platform/db.ts";
import { actorOf, makeActor, makeMember, makeStructure } from "#tests/factories/people.ts";
import { fullSession } from "#tests/factories/sessions.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";
import { makePlaces, newAddress, type Places } from "#tests/integration/support/places.ts";
import { elsewhere, lastToken, makeMe } from "#tests/integration/support/self.ts";

let mine: Places["mine"];
let manager: Places["manager"];
let reader: Places["reader"];
let stranger: Places["stranger"];
let attach: Places["attach"];
let placeOf: Places["placeOf"];
let isIn: Places["isIn"];
beforeAll(async () => {
  ({ mine, manager, reader, stranger, attach, placeOf, isIn } = await makePlaces());
});

const colleague = (role: "USER" | "SECONDARY_MANAGER" = "USER") => makeActor(mine.id, [], role);

/** Signed in a moment ago, both factors given: what naming a manager asks for. */
async function proven(actor: Actor): Promise<Actor> {
  return { ...(await actorOf(actor.userId)), sessionId: await fullSession(actor.userId) };
}

describe("F-46 detachPerson", () => {
  it("refuses strangers, members, the main manager, oneself, and a secondary manager to another one", async () => {
    const [person, deputy, other] = [
      await colleague(),
      await colleague("SECONDARY_MANAGER"),
      await colleague("SECONDARY_MANAGER"),
    ];
    const detach = (by: Actor, whom: Actor) => detachPerson(by, { structureId: mine.id, userId: whom.userId });
    expect(await detach(stranger, person)).toMatchObject({ code: "NOT_FOUND" });
    expect(await detach(reader, person)).toMatchObject({ code: "FORBIDDEN" });
    expect(await detach(manager, stranger)).toMatchObject({ code: "NOT_FOUND" });
    expect(await detach(deputy, manager)).toMatchObject({ code: "MAIN_MANAGER_STAYS" });
    expect(await detach(deputy, deputy)).toMatchObject({ code: "LEAVE_INSTEAD" });
    expect(await detach(deputy, other)).toMatchObject({ code: "FORBIDDEN", params: { managers: manager.displayName } });
    for (const one of [person, deputy, other, manager]) expect(await isIn(one)).toBe(true);
  });

  it("ends place and rights with the next request, tells the person, and leaves no invitation of theirs behind", async () => {
    const deputy = await makeActor(mine.id, [["FACTURES_EMISES", "MODIFICATION"]], "SECONDARY_MANAGER");
    const email = newAddress();
    expect(await attach(deputy, email)).toMatchObject({ ok: true });
    expect(await detachPerson(manager, { structureId: mine.id, userId: deputy.userId })).toMatchObject({ ok: true });
    expect((await actorOf(deputy.userId)).memberships).toEqual([]);
    expect(await attach(deputy, newAddress())).toMatchObject({ code: "NOT_FOUND" });
    expect(await invitationOf(await lastToken(email, "invitation"))).toBeNull();
    expect((await listNotifications(deputy.userId, 1))[0]).toMatchObject({ type: "place.ended" });
    expect((await rightsHistory(manager, mine.id, deputy.userId))[0]).toMatchObject({ type: "place.ended" });
    expect(await detachPerson(manager, { structureId: mine.id, userId: deputy.userId })).toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("F-46 leaveStructure", () => {
  it("lets nobody leave a structure without its main manager, nor one that is not theirs", async () => {
    expect(await leaveStructure(manager, { structureId: mine.id })).toMatchObject({ code: "MAIN_MANAGER_STAYS" });
    expect(await leaveStructure(stranger, { structureId: mine.id })).toMatchObject({ code: "NOT_FOUND" });
    expect(await isIn(manager)).toBe(true);
  });

  it("takes a person out at their word and tells the managers", async () => {
    const person = await colleague();
    expect(await leaveStructure(person, { structureId: mine.id })).toMatchObject({ ok: true });
    expect(await isIn(person)).toBe(false);
    expect((await listNotifications(manager.userId, 1))[0]).toMatchObject({
      type: "place.left",
      data: { person: person.displayName },
    });
    expect(await leaveStructure(person, { structureId: mine.id })).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("F-39 changeRole and handOver", () => {
  it("refuse without a fresh proof, to strangers, to members, and to secondary managers", async () => {
    const [person, deputy] = [await colleague(), await colleague("SECONDARY_MANAGER")];
    const name = (by: Actor, whom: Actor, role: "SECONDARY_MANAGER" | "USER" = "SECONDARY_MANAGER") =>
      changeRole(by, { structureId: mine.id, userId: whom.userId, role });
    const give = (by: Actor, whom: Actor) => handOver(by, { structureId: mine.id, userId: whom.userId });
    expect(await name(manager, person)).toMatchObject({ code: "PROOF_NEEDED" });
    expect(await give(manager, deputy)).toMatchObject({ code: "PROOF_NEEDED" });
    const [boss, other, member, mate] = await Promise.all([manager, stranger, reader, deputy].map(proven));
    if (!boss || !other || !member || !mate) throw new Error("nobody");
    for (const gesture of [name, give]) {
      expect(await gesture(other, deputy)).toMatchObject({ code: "NOT_FOUND" });
      expect(await gesture(member, person)).toMatchObject({ code: "FORBIDDEN" });
      expect(await gesture(mate, person)).toMatchObject({
        code: "FORBIDDEN",
        params: { managers: manager.displayName },
      });
      expect(await gesture(boss, stranger)).toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await name(mate, manager, "USER")).toMatchObject({ code: "FORBIDDEN" });
    expect(await name(boss, boss, "USER")).toMatchObject({ code: "ROLE_CHANGED" });
    expect(await give(boss, person)).toMatchObject({ code: "NOT_SECONDARY" });
    expect((await placeOf(manager))?.role).toBe("MAIN_MANAGER");
    expect((await placeOf(person))?.role).toBe("USER");
  });

  it("the main manager names one and takes it back; one gives it up; the person is told", async () => {
    const [boss, person] = [await proven(manager), await proven(await colleague())];
    const order = { structureId: mine.id, userId: person.userId };
    expect(await changeRole(boss, { ...order, role: "SECONDARY_MANAGER" })).toMatchObject({ ok: true });
    expect(can(await actorOf(person.userId), "organisation.manage", { structureId: mine.id })).toBe(true);
    expect(await changeRole(boss, { ...order, role: "SECONDARY_MANAGER" })).toMatchObject({ code: "ROLE_CHANGED" });
    expect(await changeRole(person, { ...order, role: "USER" })).toMatchObject({ ok: true });
    expect(can(await actorOf(person.userId), "organisation.manage", { structureId: mine.id })).toBe(false);
    expect((await listNotifications(person.userId)).map(({ type }) => type)).toEqual(["role.changed"]);
    expect((await orderedMails(person.email)).at(-1)).toMatchObject({ params: { role: "SECONDARY_MANAGER" } });
  });

  it("the main role changes hands at once; of two at the same instant one happens and one main manager is left", async () => {
    const own = await makeStructure();
    const boss = await proven(await makeActor(own.id, [], "MAIN_MANAGER"));
    const deputies = await Promise.all([1, 2].map(() => makeActor(own.id, [], "SECONDARY_MANAGER")));
    const results = await Promise.all(deputies.map(({ userId }) => handOver(boss, { structureId: own.id, userId })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ code: "FORBIDDEN" });
    const roles = await db().membership.findMany({
      where: { structureId: own.id },
      select: { userId: true, role: true },
    });
    const main = roles.filter(({ role }) => role === "MAIN_MANAGER");
    expect(main).toHaveLength(1);
    const heir = deputies.find((_, index) => results[index]?.ok);
    expect(main[0]?.userId).toBe(heir?.userId);
    expect((await placeOf(boss, own.id))?.role).toBe("SECONDARY_MANAGER");
    expect((await rightsHistory(boss, own.id, heir?.userId ?? ""))[0]).toMatchObject({
      type: "role.changed",
      before: ["SECONDARY_MANAGER"],
      after: ["MAIN_MANAGER"],
    });
  });

  it("passes to the first secondary manager when the main one closes their account", async () => {
    const own = await makeStructure();
    const me = await makeMe();
    await makeMember(me.userId, own.id, [], "MAIN_MANAGER");
    const deputy = await makeActor(own.id, [], "SECONDARY_MANAGER");
    const from = elsewhere();
    expect(await closeAccount(me, { confirmation: me.user.loginEmail }, from)).toMatchObject({ ok: true });
    expect((await placeOf(deputy, own.id))?.role).toBe("MAIN_MANAGER");
  });
});
