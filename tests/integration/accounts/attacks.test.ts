import { describe, expect, it } from "vitest";
import { take } from "#lib/accounts/data/limits.ts";
import { ALL_ACCOUNTS } from "#lib/accounts/data/watch-attacks.ts";
import { LIMITS } from "#lib/accounts/domain/limits.ts";
import { signInWithPassword } from "#lib/accounts/index.ts";
import { db } from "#lib/platform/db.ts";
import { makeUser } from "#tests/factories/people.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";

let made = 0;
const network = () => `198.18.${Math.floor(++made / 250)}.${made % 250}`;
const guess = (email: string, address = network()) =>
  signInWithPassword({ email, password: "Pas-le-bon-2026", from: { address, userAgent: null } });
const suspected = (target: string) =>
  db().auditEvent.findMany({
    where: { type: "account.attackSuspected", detail: { path: ["target"], equals: target } },
    orderBy: { at: "asc" },
  });

describe("T-28 an attack is told to staff", () => {
  it("once a day for an account that many networks guess at, closed door or not, by the bell and by mail", async () => {
    const [support, admin, person] = [
      await makeUser({ systemRole: "SUPPORT" }),
      await makeUser({ systemRole: "ADMIN" }),
      await makeUser(),
    ];
    const target = await makeUser();
    const most = LIMITS.attackNetworks.points;
    for (let i = 0; i < most; i++) await guess(target.loginEmail);
    // The same networks again: they are not more than they were.
    made -= most;
    for (let i = 0; i < most; i++) await guess(target.loginEmail);
    expect(await suspected("account")).toEqual([]);
    for (let i = 0; i < 8; i++) await guess(target.loginEmail);

    const kept = await suspected("account");
    expect(kept.map(({ outcome, subjectId, detail }) => ({ outcome, subjectId, detail }))).toEqual([
      { outcome: "refused", subjectId: target.id, detail: { target: "account", tries: most + 1 } },
    ]);
    for (const staff of [support, admin]) {
      const told = await db().notification.findMany({ where: { userId: staff.id } });
      expect(told.map(({ type, link }) => ({ type, link }))).toEqual([
        { type: "account.attacked", link: `/administration/comptes/${target.id}` },
      ]);
      expect((await orderedMails(staff.loginEmail)).map((mail) => mail.template)).toEqual(["account.attacked"]);
    }
    expect(await db().notification.count({ where: { userId: { in: [person.id, target.id] } } })).toBe(0);
  });

  it("for so many accounts a day and no more, so that nobody buries staff in mail; the trail holds all", async () => {
    const staff = await makeUser({ systemRole: "SUPPORT" });
    const before = (await suspected("account")).length;
    for (let i = before; i < LIMITS.attackAlerts.points - 1; i++) await take("attackAlerts", ALL_ACCOUNTS);
    for (let i = 0; i < 3; i++) {
      const { loginEmail } = await makeUser();
      for (let n = 0; n <= LIMITS.attackNetworks.points; n++) await guess(loginEmail);
    }
    expect((await suspected("account")).length - before).toBe(3);
    expect(await db().notification.count({ where: { userId: staff.id } })).toBe(1);
  });

  it("not for an address without an account, nor for the right password", async () => {
    const before = (await suspected("account")).length;
    for (let i = 0; i < LIMITS.attackNetworks.points + 3; i++) await guess("personne@exemple.invalid");
    expect(await suspected("account")).toHaveLength(before);
  });

  it("once a day for a network that guesses at many accounts, those it never reached included", async () => {
    const from = "203.0.113.200";
    const most = LIMITS.attackAccounts.points;
    for (let i = 0; i < most + 5; i++) await guess(`arrosage-${i}@exemple.invalid`, from);
    const kept = await suspected("address");
    expect(kept.map(({ address, detail }) => ({ address, detail }))).toEqual([
      { address: from, detail: { target: "address", tries: most + 1 } },
    ]);
  });
});
