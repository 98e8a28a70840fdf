import { beforeAll, describe, expect, it } from "vitest";
import {
  type Actor,
  acceptInvitation,
  attachPerson,
  can,
  cancelInvitation,
  changeRole,
  declineInvitation,
  detachPerson,
  handOver,
  invitationOf,
  leaveStructure,
  listInvitations,
  myInvitations,
  rightsHistory,
} from "#lib/access/index.ts";
import { activateAccount, closeAccount, openRegistration } from "#lib/accounts/index.ts";
import { listNotifications } from "#lib/notifications/index.ts";
import { db } from "#lib/platform/db.ts";
import { seal } from "#lib/platform/seal.ts";
import { actorOf, makeActor, makeMember, makeService, makeStructure, makeUser } from "#tests/factories/people.ts";
import { fullSession } from "#tests/factories/sessions.ts";
import { touchClock } from "#tests/integration/support/clock.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";
import { elsewhere, lastToken, makeMe } from "#tests/integration/support/self.ts";

const UNKNOWN = "01900000-0000-7000-8000-000000000000";
const DAY = 24 * 60;
const advance = touchClock();

let mine: { id: string };
let second: { id: string };
let manager: Actor;
let stranger: Actor;
let reader: Actor;

beforeAll(async () => {
  mine = await makeStructure({ legalName: "ATELIER DES PLACES" });
  second = await makeStructure({ legalName: "SECOND ATELIER" });
  manager = await makeActor(mine.id, [], "MAIN_MANAGER");
  await makeMember(manager.userId, second.id, [], "MAIN_MANAGER");
  manager = await actorOf(manager.userId);
  reader = await makeActor(mine.id, [["ORGANISATION", "CONSULTATION"]]);
  stranger = await makeActor((await makeStructure()).id, [], "MAIN_MANAGER");
});

const attach = (by: Actor, email: string, over: object = {}) =>
  attachPerson(by, { structureId: mine.id, email, right_FACTURES_EMISES: "MODIFICATION", ...over });
const somebody = async () => actorOf((await makeUser()).id);
let made = 0;
const newAddress = () => `nouveau${++made}@exemple.invalid`;
const colleague = (role: "USER" | "SECONDARY_MANAGER" = "USER") => makeActor(mine.id, [], role);
const placeOf = (actor: Actor, structureId = mine.id) =>
  db().membership.findUnique({ where: { userId_structureId: { userId: actor.userId, structureId } } });
const isIn = async (actor: Actor, structureId = mine.id) => {
  const place = await placeOf(actor, structureId);
  return place !== null && place.endedAt === null;
};

/** Signed in a moment ago, both factors given: what naming a manager asks for. */
async function proven(actor: Actor): Promise<Actor> {
  return { ...(await actorOf(actor.userId)), sessionId: await fullSession(actor.userId) };
}

async function invited(email: string, over: object = {}): Promise<string> {
  expect(await attach(manager, email, over)).toEqual({ ok: true, data: { means: "invitation" } });
  return (await db().invitation.findFirstOrThrow({ where: { email, status: "PENDING" } })).id;
}

describe("F-46 attachPerson refuses", () => {
  it("strangers, members without the right, and what is not of the structure", async () => {
    const email = newAddress();
    expect(await attach(stranger, email)).toMatchObject({ code: "NOT_FOUND" });
    expect(await attach(reader, email)).toMatchObject({
      code: "FORBIDDEN",
      params: { managers: expect.stringContaining(manager.displayName) },
    });
    const foreign = await makeService(second.id, "AILLEURS");
    expect(await attach(manager, email, { serviceId: foreign.id })).toMatchObject({ code: "NOT_FOUND" });
    expect(await attach(manager, email, { structureId: UNKNOWN })).toMatchObject({ code: "NOT_FOUND" });
    expect(await attach(manager, reader.email)).toMatchObject({ code: "ALREADY_MEMBER" });
    const closed = await makeStructure({ status: "INACTIVE" });
    const boss = await makeActor(closed.id, [], "MAIN_MANAGER");
    expect(await attach(boss, email, { structureId: closed.id })).toMatchObject({ code: "STRUCTURE_INACTIVE" });
    expect(await db().invitation.count({ where: { email } })).toBe(0);
    expect(await orderedMails(email)).toEqual([]);
  });

  it.each([
    [{ email: "" }, "email", "REQUIRED"],
    [{ email: "rien" }, "email", "EMAIL_FORMAT"],
    [{ right_FACTURES_EMISES: "" }, "right_FACTURES_EMISES", "RIGHT_REQUIRED"],
    [{ right_ORGANISATION: "MODIFICATION" }, "right_ORGANISATION", "INVALID"],
  ])("%j", async (over, field, code) => {
    const result = await attach(manager, newAddress(), over);
    expect(!result.ok && result.fields).toContainEqual({ field, code });
  });

  it("to fill one mailbox", async () => {
    const email = newAddress();
    const boss = await makeActor((await makeStructure()).id, [], "MAIN_MANAGER");
    const structureId = boss.memberships[0]?.structureId;
    for (let n = 0; n < 10; n += 1) expect(await attach(boss, email, { structureId })).toMatchObject({ ok: true });
    expect(await attach(boss, email, { structureId })).toMatchObject({ code: "TOO_MANY_INVITATIONS" });
    expect(await attach(manager, email)).toMatchObject({ code: "TOO_MANY_INVITATIONS" });
  });
});

describe("F-46 attachPerson", () => {
  it("attaches at once a colleague whom the manager sees elsewhere", async () => {
    const known = await makeActor(second.id, []);
    expect(await attach(manager, known.email.toUpperCase())).toEqual({ ok: true, data: { means: "direct" } });
    const now = await actorOf(known.userId);
    expect(can(now, "invoice.submit", { structureId: mine.id })).toBe(true);
    expect(await listNotifications(known.userId, 1)).toMatchObject([{ type: "place.given" }]);
    expect(await rightsHistory(manager, mine.id, known.userId)).toMatchObject([
      { type: "place.given", after: ["FACTURES_EMISES MODIFICATION"], by: manager.displayName },
    ]);
  });

  it("answers the same for an address with an account and for one without, and attaches neither", async () => {
    const person = await somebody();
    const email = newAddress();
    const answers = [await attach(manager, person.email), await attach(manager, email)];
    expect(answers[0]).toEqual(answers[1]);
    expect(await isIn(person)).toBe(false);
    const mails = [await orderedMails(person.email), await orderedMails(email)].map((list) =>
      list.map(({ template, params: { sealed, ...params } }) => ({ template, params, sealed: Boolean(sealed) })),
    );
    expect(mails[0]).toEqual(mails[1]);
    expect(JSON.stringify(mails)).not.toContain("jeton");
  });

  it("an invitation is accepted once, by its address only", async () => {
    const person = await somebody();
    const invitationId = await invited(person.email);
    const other = await somebody();
    for (const by of [other, stranger, manager])
      expect(await acceptInvitation(by, { invitationId })).toMatchObject({ code: "NOT_FOUND" });
    expect(await declineInvitation(other, { invitationId })).toMatchObject({ code: "NOT_FOUND" });
    expect(await acceptInvitation(person, { invitationId: UNKNOWN })).toMatchObject({ code: "NOT_FOUND" });
    expect(await myInvitations(person)).toMatchObject([{ id: invitationId, structure: "ATELIER DES PLACES" }]);
    expect(await myInvitations(other)).toEqual([]);
    const answers = await Promise.all([1, 2, 3].map(() => acceptInvitation(person, { invitationId })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(can(await actorOf(person.userId), "invoice.submit", { structureId: mine.id })).toBe(true);
    expect((await listNotifications(manager.userId, 1))[0]).toMatchObject({ type: "invitation.accepted" });
  });

  it("its link lives a week, is replaced by the next, and dies with the decision", async () => {
    const email = newAddress();
    await invited(email);
    const first = await lastToken(email, "invitation");
    const invitationId = await invited(email);
    const token = await lastToken(email, "invitation");
    expect([await invitationOf(first), await invitationOf("rien"), await invitationOf("x".repeat(43))]).toEqual([
      null,
      null,
      null,
    ]);
    expect(await invitationOf(token)).toMatchObject({ id: invitationId, email, by: manager.displayName });
    advance(7 * DAY + 1);
    expect(await invitationOf(token)).toBeNull();
    expect(await listInvitations(manager, mine.id)).toEqual([]);
    advance(0);
    const text = JSON.stringify(await db().invitation.findMany({ where: { email } }));
    expect(text).not.toContain(token);
    expect(await cancelInvitation(manager, { invitationId })).toMatchObject({ ok: true });
    expect(await invitationOf(token)).toBeNull();
  });

  it("is cancelled by managers only, and not twice; of a cancellation and an acceptance one happens", async () => {
    const person = await somebody();
    const invitationId = await invited(person.email);
    expect(await cancelInvitation(stranger, { invitationId })).toMatchObject({ code: "NOT_FOUND" });
    expect(await cancelInvitation(reader, { invitationId })).toMatchObject({ code: "FORBIDDEN" });
    expect(await listInvitations(reader, mine.id)).toEqual([]);
    const results = await Promise.all([
      cancelInvitation(manager, { invitationId }),
      acceptInvitation(person, { invitationId }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await isIn(person)).toBe(results[1].ok);
    expect(await cancelInvitation(manager, { invitationId })).toMatchObject({ code: "INVITATION_DECIDED" });
  });

  it("waits for an account: who registers with the address has the place once activated, nobody else", async () => {
    const email = newAddress();
    await invited(email);
    await register(email);
    const account = await db().user.findUniqueOrThrow({ where: { loginEmail: email } });
    expect(await db().membership.count({ where: { userId: account.id } })).toBe(0);
    const token = await lastToken(email, "activation");
    const password = "Barque-verte-2026";
    expect(await activateAccount({ token, password, confirmation: password, from: elsewhere() })).toMatchObject({
      ok: true,
    });
    const now = await actorOf(account.id);
    expect(can(now, "invoice.submit", { structureId: mine.id })).toBe(true);
    const kept = await db().auditEvent.findMany({ where: { userId: account.id, structureId: mine.id } });
    expect(kept.map(({ type }) => type).sort()).toEqual(["invitation.decided", "place.given"]);
  });
});

async function register(email: string): Promise<void> {
  const order = {
    email,
    firstName: "Nora",
    lastName: "Nouvelle",
    phone: "",
    contactEmail: email,
    survey: false,
    locale: "fr",
    at: Date.now(),
  };
  await openRegistration({ sealed: seal("registration", JSON.stringify(order)), address: null });
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
