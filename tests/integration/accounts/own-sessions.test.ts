import { describe, expect, it } from "vitest";
import { closeOtherSessions, closeSession, listSessions, readSession } from "#lib/accounts/index.ts";
import { readTimeLeft } from "#lib/accounts/queries/read-time-left.ts";
import { db } from "#lib/platform/db.ts";
import { must } from "#tests/factories/invoices.ts";
import { touchClock } from "#tests/integration/support/clock.ts";
import { auditOf, elsewhere, makeMe, openFor } from "#tests/integration/support/self.ts";

const shift = touchClock();

describe("F-28 sessions", () => {
  it("of somebody else cannot be closed, nor one that ended, nor the present one here", async () => {
    const [me, other] = [await makeMe(), await makeMe()];
    for (const id of [other.sessionId, "rien", "00000000-0000-7000-8000-000000000000"])
      expect(await closeSession(me, id, elsewhere())).toMatchObject({ code: "NOT_FOUND" });
    expect(await closeSession(me, me.sessionId, elsewhere())).toMatchObject({ code: "SESSION_PRESENT" });
    expect(await readSession(other.sessionId)).not.toBeNull();
    await closeOtherSessions(me, elsewhere());
    expect(await readSession(other.sessionId)).not.toBeNull();
  });

  it("T-32 are closed one by one, refused at once, once also at the same instant", async () => {
    const me = await makeMe();
    const [one, two] = [await openFor(me.user), await openFor(me.user)];
    const results = await Promise.all(Array.from({ length: 5 }, () => closeSession(me, one, elsewhere())));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await readSession(one)).toBeNull();
    expect(await readSession(two)).not.toBeNull();
    expect(must(await closeOtherSessions(me, elsewhere()))).toBe(1);
    expect(await readSession(two)).toBeNull();
    expect(await readSession(me.sessionId)).not.toBeNull();
    expect(await auditOf(me.userId, "account.sessionsEnded")).toHaveLength(1);
  });

  it("are listed with device and the address of the last use, the present one first; idle ones are not open", async () => {
    const me = await makeMe();
    const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    const other = await openFor(me.user);
    await db().session.update({ where: { id: other }, data: { userAgent: firefox } });
    shift(2);
    await readSession(other, "198.51.100.7");
    await readSession(me.sessionId, null);
    const lines = await listSessions(me);
    expect(lines.map(({ present }) => present)).toEqual([true, false]);
    expect(lines[1]).toMatchObject({ device: { browser: "Firefox", system: "Linux" }, address: "198.51.100.7" });
    expect(lines[0]?.address).toMatch(/^203\./);
    shift(33);
    expect(await listSessions(me)).toEqual([]);
  });

  it("write the time and address of their use once a minute at most", async () => {
    const me = await makeMe();
    await readSession(me.sessionId, "198.51.100.8");
    const row = await db().session.findUniqueOrThrow({ where: { id: me.sessionId } });
    expect(row.lastAddress).toBeNull();
    shift(1.1);
    await readSession(me.sessionId, "198.51.100.9");
    expect((await db().session.findUniqueOrThrow({ where: { id: me.sessionId } })).lastAddress).toBe("198.51.100.9");
  });

  it("say how long they last without being extended by it, and go on when they are asked to", async () => {
    const me = await makeMe();
    shift(28.5);
    for (let i = 0; i < 2; i++) expect((await readTimeLeft(me.sessionId))?.seconds).toBeLessThanOrEqual(90);
    expect(await readTimeLeft(me.sessionId, null)).toMatchObject({ seconds: 1800, extensible: true });
    shift(58);
    expect((await readTimeLeft(me.sessionId))?.seconds).toBeGreaterThan(0);
    shift(60);
    expect(await readTimeLeft(me.sessionId, null)).toBeNull();
    const late = await makeMe();
    await db().session.update({ where: { id: late.sessionId }, data: { expiresAt: new Date(Date.now() + 3_660_000) } });
    expect(await readTimeLeft(late.sessionId, null)).toMatchObject({ extensible: false });
  });
});
