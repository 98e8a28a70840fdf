import { beforeAll, describe, expect, it } from "vitest";
import {
  acceptInvitation,
  can,
  cancelInvitation,
  declineInvitation,
  invitationOf,
  listInvitations,
  myInvitations,
  rightsHistory,
} from "#lib/access/index.ts";
import { activateAccount, openRegistration } from "#lib/accounts/index.ts";
import { listNotifications } from "#lib/notifications/index.ts";
import { db } from "#lib/platform/db.ts";
import { seal } from "#lib/platform/seal.ts";
import { actorOf, makeActor, makeService, makeStructure, somebody } from "#tests/factories/people.ts";
import { UNKNOWN } from "#tests/factories/team.ts";
import { touchClock } from "#tests/integration/support/clock.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";
import { makePlaces, newAddress, type Places } from "#tests/integration/support/places.ts";
import { elsewhere, lastToken } from "#tests/integration/support/self.ts";

const DAY = 24 * 60;
const advance = touchClock();

let mine: Places["mine"];
let second: Places["second"];
let manager: Places["manager"];
let reader: Places["reader"];
let stranger: Places["stranger"];
let attach: Places["attach"];
let isIn: Places["isIn"];
beforeAll(async () => {
  ({ mine, second, manager, reader, stranger, attach, isIn } = await makePlaces());
});

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
