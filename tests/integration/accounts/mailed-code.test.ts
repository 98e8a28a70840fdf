import { beforeAll, describe, expect, it } from "vitest";
import { markDevice, sendCode } from "#lib/accounts/index.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { makeUser } from "#tests/factories/people.ts";
import { touchClock } from "#tests/integration/support/clock.ts";
import { lastCode, orderedMails } from "#tests/integration/support/mails.ts";
import { code, full, half, other } from "#tests/integration/support/sign-in.ts";

/** Moves the portal's clock; the counters of rate-limiter-flexible run on the machine's own. */
const shift = touchClock();

let user: Awaited<ReturnType<typeof makeUser>>;
beforeAll(async () => {
  user = await makeUser();
});

describe("T-29 the code (F-24)", () => {
  it("is six digits, in the mail and nowhere else readable", async () => {
    const { sessionId } = await half(user);
    const digits = await lastCode(user.loginEmail);
    expect(digits).toMatch(/^\d{6}$/);
    const token = await db().verificationToken.findFirstOrThrow({ where: { sessionId, purpose: "EMAIL_CODE" } });
    expect(token.tokenHash).not.toContain(digits);
    const mail = (await orderedMails(user.loginEmail)).at(-1);
    expect(JSON.stringify(mail)).not.toContain(digits);
  });

  it("refuses what is not six digits without taking a try", async () => {
    const { sessionId } = await half(user);
    for (let i = 0; i < 10; i++) expect(await code(sessionId, "abc")).toMatchObject({ code: "CODE_FORMAT" });
    expect((await code(sessionId, await lastCode(user.loginEmail))).ok).toBe(true);
  });

  it("dies after five wrong ones, the right one included, until another is asked for", async () => {
    const target = await makeUser();
    const { sessionId } = await half(target);
    const right = await lastCode(target.loginEmail);
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push(await code(sessionId, other(right)));
    expect(answers.map((one) => (one.ok ? "in" : [one.code, one.params?.remaining]))).toEqual([
      ["CODE_WRONG", 4],
      ["CODE_WRONG", 3],
      ["CODE_WRONG", 2],
      ["CODE_WRONG", 1],
      ["CODE_EXHAUSTED", undefined],
    ]);
    expect(await code(sessionId, right)).toMatchObject({ code: "CODE_EXHAUSTED" });
    shift(1);
    expect((await sendCode(sessionId)).ok).toBe(true);
    expect((await code(sessionId, await lastCode(target.loginEmail))).ok).toBe(true);
  });

  it("lets at most five of forty parallel guesses see it", async () => {
    const target = await makeUser();
    const { sessionId } = await half(target);
    const right = await lastCode(target.loginEmail);
    await Promise.all(Array.from({ length: 40 }, () => code(sessionId, other(right))));
    const token = await db().verificationToken.findFirstOrThrow({ where: { sessionId, purpose: "EMAIL_CODE" } });
    expect(token.attempts).toBe(5);
  });

  it("gives a thief of the password ten guesses an hour, whatever the number of sign-ins", async () => {
    const target = await makeUser();
    let seen = 0;
    let locked = 0;
    for (let round = 0; round < 4; round++) {
      const { sessionId } = await half(target);
      const right = await lastCode(target.loginEmail);
      for (let i = 0; i < 5; i++) {
        const result = await code(sessionId, other(right));
        if (!result.ok && result.code === "CODE_LOCKED") locked++;
        else seen++;
      }
    }
    expect([seen, locked]).toEqual([10, 10]);
    const { sessionId } = await half(target);
    const device = markDevice(undefined, target.id, new Date());
    expect((await code(sessionId, await lastCode(target.loginEmail), device)).ok).toBe(true);
  });

  it("works once, even for two requests at the same instant", async () => {
    const target = await makeUser();
    const { sessionId } = await half(target);
    const right = await lastCode(target.loginEmail);
    const results = await Promise.all(Array.from({ length: 5 }, () => code(sessionId, right)));
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    expect(await db().session.count({ where: { userId: target.id, state: "FULL" } })).toBe(1);
    expect(await code(sessionId, right)).toMatchObject({ code: "HALF_SESSION_ENDED" });
  });

  it("is worth nothing in another session, of the same person or of another", async () => {
    const target = await makeUser();
    const stranger = await makeUser();
    const mine = await half(target);
    const first = await lastCode(target.loginEmail);
    const second = await half(target);
    const theirs = await half(stranger);
    if (first !== (await lastCode(target.loginEmail))) {
      expect(await code(second.sessionId, first)).toMatchObject({ code: "CODE_WRONG" });
    }
    if (first !== (await lastCode(stranger.loginEmail))) {
      expect(await code(theirs.sessionId, first)).toMatchObject({ code: "CODE_WRONG" });
    }
    expect((await code(mine.sessionId, first)).ok).toBe(true);
  });

  it("stops working when another is sent, and that not sooner than half a minute", async () => {
    const target = await makeUser();
    const { sessionId } = await half(target);
    const first = await lastCode(target.loginEmail);
    expect(await sendCode(sessionId)).toMatchObject({ code: "CODE_TOO_SOON" });
    shift(1);
    expect((await sendCode(sessionId)).ok).toBe(true);
    const second = await lastCode(target.loginEmail);
    if (first !== second) expect(await code(sessionId, first)).toMatchObject({ code: "CODE_WRONG" });
    expect((await code(sessionId, second)).ok).toBe(true);
  });

  it("lasts ten minutes", async () => {
    const target = await makeUser();
    const { sessionId } = await half(target);
    const right = await lastCode(target.loginEmail);
    shift(10);
    expect(await code(sessionId, right)).toMatchObject({ code: "CODE_EXPIRED" });
    shift(9.9);
    expect((await code(sessionId, right)).ok).toBe(true);
  });

  it("is for the half signed in: not after a quarter of an hour, not for a session that is full, ended or invented", async () => {
    const target = await makeUser();
    const session = await full(target);
    expect(await code(session.sessionId, "123456")).toMatchObject({ code: "HALF_SESSION_ENDED" });
    expect(await code(newId(), "123456")).toMatchObject({ code: "HALF_SESSION_ENDED" });
    const { sessionId } = await half(target);
    shift(15);
    expect(await code(sessionId, await lastCode(target.loginEmail))).toMatchObject({ code: "HALF_SESSION_ENDED" });
    expect(await sendCode(sessionId)).toMatchObject({ code: "HALF_SESSION_ENDED" });
  });
});
