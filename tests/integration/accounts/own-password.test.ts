import { describe, expect, it } from "vitest";
import { changePassword, readSession, signInWithPassword } from "#lib/accounts/index.ts";
import { db } from "#lib/platform/db.ts";
import { must } from "#tests/factories/invoices.ts";
import { PASSWORD } from "#tests/factories/people.ts";
import {
  auditOf,
  elsewhere,
  type Me,
  makeMe,
  openFor,
  provenAgo,
  templatesTo,
} from "#tests/integration/support/self.ts";

const NEXT = "Trois-barques-vertes-7";

describe("T-32 changing one's password", () => {
  const change = (me: Me, present = PASSWORD, password = NEXT, confirmation = password) =>
    changePassword(me, { present, password, confirmation, from: elsewhere() });

  it("asks for a fresh proof, the present one, and a new one that keeps the rules", async () => {
    const me = await makeMe();
    const codes = async (...args: [string, string?, string?]) => {
      const result = await change(me, ...args);
      return result.ok ? [] : (result.fields ?? []).map(({ field, code }) => `${field} ${code}`);
    };
    expect(await codes("Pas-le-bon-2026")).toEqual(["presentPassword PASSWORD_WRONG"]);
    expect(await codes(PASSWORD, "court")).toEqual(["newPassword PASSWORD_TOO_SHORT"]);
    expect(await codes(PASSWORD, NEXT, `${NEXT}!`)).toEqual(["passwordConfirmation PASSWORDS_DIFFER"]);
    expect(await codes(NEXT, NEXT)).toEqual(["newPassword PASSWORD_UNCHANGED"]);
    expect(await auditOf(me.userId, "account.passwordChangeRefused")).toHaveLength(1);
    await provenAgo(me, 26);
    expect(await change(me)).toMatchObject({ code: "PROOF_NEEDED" });
    expect(await readSession(me.sessionId)).not.toBeNull();
  });

  it("lets nobody guess the present one from a session left open", async () => {
    const me = await makeMe();
    for (let i = 0; i < 5; i++) await change(me, `Pas-le-bon-202${i}`);
    expect(await change(me)).toMatchObject({ code: "TOO_MANY_PASSWORDS" });
    const refused = await auditOf(me.userId, "account.passwordChangeRefused");
    expect(refused.map(({ detail }) => (detail as { reason: string }).reason).sort()).toEqual([
      "limited",
      ...Array(5).fill("wrong"),
    ]);
  }, 30_000);

  it("ends the other sessions, gives this one another id, extends nothing, and is told to the owner", async () => {
    const me = await makeMe();
    const other = await openFor(me.user);
    await provenAgo(me, 5);
    const before = await db().session.findUniqueOrThrow({ where: { id: me.sessionId } });
    const { sessionId, ticket } = must(await change(me));
    expect(ticket).toMatch(/^[\w-]{43}$/);
    expect(sessionId).not.toBe(me.sessionId);
    expect(await readSession(me.sessionId)).toBeNull();
    expect(await readSession(other)).toBeNull();
    expect(await readSession(sessionId)).not.toBeNull();
    const after = await db().session.findUniqueOrThrow({ where: { id: sessionId } });
    expect([after.expiresAt, after.provenAt, after.createdAt]).toEqual([
      before.expiresAt,
      before.provenAt,
      before.createdAt,
    ]);
    expect(await templatesTo(me.user.loginEmail)).toContain("passwordChangedByOwner");
    const signIn = (password: string) => signInWithPassword({ email: me.user.loginEmail, password, from: elsewhere() });
    expect(await signIn(PASSWORD)).toMatchObject({ code: "SIGN_IN_REFUSED" });
    expect((await signIn(NEXT)).ok).toBe(true);
  });

  it("happens once when it is asked five times at the same instant", async () => {
    const me = await makeMe();
    const results = await Promise.all(Array.from({ length: 5 }, (_, i) => change(me, PASSWORD, `${NEXT}-${i}`)));
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    expect(await auditOf(me.userId, "account.passwordChanged")).toHaveLength(1);
  }, 30_000);
});
