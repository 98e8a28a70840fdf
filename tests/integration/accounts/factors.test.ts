import { beforeEach, describe, expect, it } from "vitest";
import {
  addApp,
  addMailedCode,
  completeSignIn,
  listFactors,
  makeRecoveryCodes,
  newPendingApp,
  preferFactor,
  proposeNewKey,
  readFactor,
  removeFactor,
  renameFactor,
  sendCode,
} from "#lib/accounts/index.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { appCodeAt, makeApp } from "#tests/factories/factors.ts";
import { makeUser } from "#tests/factories/people.ts";
import { halfSession } from "#tests/factories/sessions.ts";
import { from, type Holder, kindsOf, makeOwner, secretOf } from "#tests/integration/support/factor-owner.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";
import { templatesTo, type User } from "#tests/integration/support/self.ts";

let user: User;
let me: Holder;
beforeEach(async () => {
  ({ user, me } = await makeOwner());
});

const kinds = () => kindsOf(user);
const told = () => templatesTo(user.loginEmail);
const stale = () =>
  db().session.update({ where: { id: me.sessionId }, data: { provenAt: new Date(Date.now() - 26 * 60_000) } });
const emailId = async () => (await listFactors(user.id)).find(({ kind }) => kind === "EMAIL")?.id ?? "";
const trail = async () =>
  (
    await db().auditEvent.findMany({
      where: { userId: user.id, type: { startsWith: "account.factor" } },
      orderBy: { at: "asc" },
    })
  ).map(({ type, sessionId }) => [type, sessionId === me.sessionId]);
const codeOf = (demande: string) => appCodeAt(secretOf(me, demande), new Date());

describe("F-27 every change of the factors", () => {
  it("needs a proof of a short while ago, and leaves everything as it was without", async () => {
    const { id } = await makeApp(user.id);
    const demande = newPendingApp(me);
    await stale();
    const refused = [
      await removeFactor(me, { factorId: id }),
      await renameFactor(me, { factorId: id, label: "Autre" }),
      await preferFactor(me, { factorId: id }),
      await addMailedCode(me),
      await addApp(me, { demande, code: codeOf(demande), label: "Autre" }),
      await proposeNewKey(me),
      await makeRecoveryCodes(me),
    ];
    expect(refused.map((one) => (one.ok ? "done" : one.code))).toEqual(refused.map(() => "PROOF_NEEDED"));
    expect(await kinds()).toEqual(["EMAIL*", "TOTP"]);
    expect(await told()).toEqual([]);
    expect(await db().recoveryCode.count({ where: { userId: user.id } })).toBe(0);
  });

  it("reaches one's own only: somebody else's looks like none", async () => {
    const theirs = (await makeApp((await makeUser()).id)).id;
    for (const factorId of [theirs, newId()]) {
      expect(await removeFactor(me, { factorId })).toMatchObject({ code: "NOT_FOUND" });
      expect(await renameFactor(me, { factorId, label: "Pris" })).toMatchObject({ code: "NOT_FOUND" });
      expect(await preferFactor(me, { factorId })).toMatchObject({ code: "NOT_FOUND" });
      expect(await readFactor(user.id, factorId)).toBeNull();
    }
    expect(await renameFactor(me, { factorId: await emailId(), label: "Mon message" })).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("never takes the last one, two removals at once included", async () => {
    expect(await removeFactor(me, { factorId: await emailId() })).toMatchObject({ code: "LAST_FACTOR" });
    const { id } = await makeApp(user.id);
    const both = await Promise.all([
      removeFactor(me, { factorId: id }),
      removeFactor(me, { factorId: await emailId() }),
    ]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.filter((one) => !one.ok)).toMatchObject([{ code: "LAST_FACTOR" }]);
    expect(await db().secondFactor.count({ where: { userId: user.id, preferred: true } })).toBe(1);
  });

  it("renames, prefers and removes, is kept in the trail and told by mail; another takes the place of the preferred one", async () => {
    const { id } = await makeApp(user.id);
    expect((await renameFactor(me, { factorId: id, label: "Tablette" })).ok).toBe(true);
    expect((await preferFactor(me, { factorId: id })).ok).toBe(true);
    expect(await kinds()).toEqual(["EMAIL", "TOTP*"]);
    expect((await removeFactor(me, { factorId: id })).ok).toBe(true);
    expect(await kinds()).toEqual(["EMAIL*"]);
    expect(await trail()).toEqual([
      ["account.factorRenamed", true],
      ["account.factorPreferred", true],
      ["account.factorRemoved", true],
    ]);
    expect(await told()).toEqual(["factorRenamed", "factorPreferred", "factorRemoved"]);
  });

  it("takes the mailed code away with the codes on their way, and back again once", async () => {
    await makeApp(user.id);
    expect(await addMailedCode(me)).toMatchObject({ code: "FACTOR_EXISTS" });
    const half = await halfSession(user.id);
    expect((await sendCode(half)).ok).toBe(true);
    expect((await removeFactor(me, { factorId: await emailId() })).ok).toBe(true);
    expect(await kinds()).toEqual(["TOTP*"]);
    expect(
      await db().verificationToken.count({ where: { sessionId: half, purpose: "EMAIL_CODE", usedAt: null } }),
    ).toBe(0);
    const twice = await Promise.all([addMailedCode(me), addMailedCode(me)]);
    expect(twice.filter((one) => one.ok)).toHaveLength(1);
    expect(await kinds()).toEqual(["TOTP*", "EMAIL"]);
  });

  it("stops at twelve", async () => {
    for (let i = 0; i < 11; i++) await makeApp(user.id);
    const demande = newPendingApp(me);
    expect(await addApp(me, { demande, code: codeOf(demande), label: "Une de trop" })).toMatchObject({
      code: "TOO_MANY_FACTORS",
    });
    expect(await proposeNewKey(me)).toMatchObject({ code: "TOO_MANY_FACTORS" });
  });
});

describe("F-25 making recovery codes", () => {
  it("gives ten that differ, keeps hashes only, and ends those made before", async () => {
    const first = await makeRecoveryCodes(me);
    const second = await makeRecoveryCodes(me);
    if (!first.ok || !second.ok) throw new Error("refused");
    expect(new Set([...first.data, ...second.data]).size).toBe(20);
    for (const code of second.data) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    const rows = await db().recoveryCode.findMany({ where: { userId: user.id } });
    expect(rows).toHaveLength(10);
    const give = async (code = "") =>
      completeSignIn({ sessionId: await halfSession(user.id), proof: { kind: "RECOVERY", code }, from: from() });
    expect(await give(first.data[0])).toMatchObject({ code: "RECOVERY_WRONG" });
    expect((await give(second.data[0])).ok).toBe(true);
    expect(await told()).toEqual(["recoveryCodesMade", "recoveryCodesMade", "recoveryCodeUsed"]);
    const stored = JSON.stringify([
      rows,
      await orderedMails(user.loginEmail),
      await db().auditEvent.findMany({ where: { userId: user.id } }),
    ]);
    for (const code of second.data) expect(stored).not.toContain(code);
  });
});
