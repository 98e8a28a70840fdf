import { describe, expect, it } from "vitest";
import { readSession, signOutSession } from "#lib/accounts/index.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { makeUser } from "#tests/factories/people.ts";
import { touchClock } from "#tests/integration/support/clock.ts";
import { full, half, password } from "#tests/integration/support/sign-in.ts";

const shift = touchClock();

describe("T-32 sessions", () => {
  it("change their id at the second factor, and the half one is worth nothing afterwards", async () => {
    const target = await makeUser();
    const session = await full(target);
    expect(session.sessionId).not.toBe(session.halfId);
    expect(await readSession(session.halfId)).toBeNull();
    expect(await readSession(session.sessionId)).toMatchObject({ half: false, userId: target.id });
  });

  it("replace the one that the browser held before the password was given", async () => {
    const target = await makeUser();
    const before = await full(target);
    expect((await password(target, { previousSessionId: before.sessionId })).ok).toBe(true);
    expect(await readSession(before.sessionId)).toBeNull();
  });

  it("end on the server at sign-out, for every copy of the cookie", async () => {
    const target = await makeUser();
    const session = await full(target);
    await signOutSession({ id: session.sessionId, userId: target.id });
    await signOutSession({ id: session.sessionId, userId: target.id });
    expect(await readSession(session.sessionId)).toBeNull();
    expect(await db().auditEvent.count({ where: { userId: target.id, type: "account.signedOut" } })).toBe(1);
  });

  it("end after 30 idle minutes, and live on while used", async () => {
    const target = await makeUser();
    const session = await full(target);
    shift(29);
    expect(await readSession(session.sessionId)).not.toBeNull();
    shift(58);
    expect(await readSession(session.sessionId)).not.toBeNull();
    shift(89);
    expect(await readSession(session.sessionId)).toBeNull();
  });

  it("end after 12 hours however busy", async () => {
    const target = await makeUser();
    const session = await full(target);
    for (let minutes = 25; minutes < 720; minutes += 25) {
      shift(minutes);
      expect(await readSession(session.sessionId)).not.toBeNull();
    }
    shift(721);
    expect(await readSession(session.sessionId)).toBeNull();
  });

  it("end with the account, at once", async () => {
    const target = await makeUser();
    const session = await full(target);
    await db().user.update({ where: { id: target.id }, data: { status: "CLOSED" } });
    expect(await readSession(session.sessionId)).toBeNull();
  });

  it("cannot be named by what is not the id of one", async () => {
    for (const id of ["", "1", "' or true --", newId()]) expect(await readSession(id)).toBeNull();
  });
});

describe("T-33 half signed in", () => {
  it("is said by the session at every read, whatever the cookie claims", async () => {
    const target = await makeUser();
    const { sessionId } = await half(target);
    expect(await readSession(sessionId)).toMatchObject({ half: true });
    expect((await db().user.findUniqueOrThrow({ where: { id: target.id } })).lastSignInAt).toBeNull();
  });
});
