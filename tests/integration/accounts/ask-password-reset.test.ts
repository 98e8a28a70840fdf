import { describe, expect, it } from "vitest";
import { take } from "#lib/accounts/data/limits.ts";
import { type Origin, requestPasswordReset, sendPasswordReset } from "#lib/accounts/index.ts";
import { db, pool } from "#lib/platform/db.ts";
import type { Jobs } from "#lib/platform/queue.ts";
import { makeUser } from "#tests/factories/people.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";
import { mailLink } from "#tests/integration/support/password-reset.ts";
import { elsewhere } from "#tests/integration/support/self.ts";

type Order = Jobs["account.resetPassword"];

const NOBODY = "inconnu@exemple.invalid";

const ask = (email: string, from: Origin = elsewhere()) => requestPasswordReset({ email, from });

async function orders(): Promise<Order[]> {
  const { rows } = await pool().query<{ data: Order }>(
    "select data from pgboss.job where name = 'account.resetPassword' order by created_on",
  );
  return rows.map((row) => row.data);
}

describe("T-34 asking for a link (F-23)", () => {
  it("answers the same, and does the same work, for an address that has an account and for one that has none", async () => {
    const user = await makeUser();
    const before = (await orders()).length;
    const answers = [
      await ask(NOBODY),
      await ask(user.loginEmail),
      await ask((await makeUser({ status: "CLOSED" })).loginEmail),
    ];
    expect(new Set(answers.map((one) => JSON.stringify(one)))).toEqual(new Set(['{"ok":true,"data":null}']));
    const made = (await orders()).slice(before);
    expect(made).toHaveLength(3);
    for (const order of made) expect(Object.keys(order)).toEqual(["sealed", "address"]);
    expect(await db().verificationToken.count({ where: { userId: user.id } })).toBe(0);
  });

  it("leaves no address readable in the queue, and forgives capitals and spaces around it", async () => {
    const user = await makeUser();
    await ask(` ${user.loginEmail.toUpperCase()} `);
    const order = (await orders()).at(-1);
    if (!order) throw new Error("nothing was ordered");
    expect(JSON.stringify(order)).not.toContain(user.loginEmail);
    expect(await sendPasswordReset(order)).toBe("sent");
  });

  it("takes as long for one as for the other (sample)", async () => {
    const timed = async (email: string) => {
      const started = performance.now();
      await ask(email);
      return performance.now() - started;
    };
    await timed("chauffe@exemple.invalid");
    const unknown: number[] = [];
    const known: number[] = [];
    for (let i = 0; i < 15; i++) {
      const user = await makeUser();
      unknown.push(await timed(`inconnu-${i}@exemple.invalid`));
      known.push(await timed(user.loginEmail));
    }
    const median = (list: number[]) => list.sort((a, b) => a - b)[7] ?? 0;
    expect(median(unknown) / median(known)).toBeGreaterThan(0.5);
    expect(median(unknown) / median(known)).toBeLessThan(2);
  });

  it("mails nothing to an unknown address, nor to an account that is closed or not activated, and keeps the attempt", async () => {
    const closed = await makeUser({ status: "CLOSED" });
    const pending = await makeUser({ status: "PENDING" });
    expect(await mailLink(NOBODY)).toBe("unknown");
    expect([await mailLink(closed.loginEmail), await mailLink(pending.loginEmail)]).toEqual(["inactive", "inactive"]);
    for (const email of [NOBODY, closed.loginEmail, pending.loginEmail]) expect(await orderedMails(email)).toEqual([]);
    const kept = await db().auditEvent.findMany({
      where: { type: "account.passwordResetRefused", userId: { in: [closed.id, pending.id] } },
    });
    expect(kept.map((event) => event.outcome)).toEqual(["refused", "refused"]);
  });

  it("stops after five for one address an hour, whether it has an account or not", async () => {
    const user = await makeUser();
    for (const email of [user.loginEmail, "bavard@exemple.invalid"]) {
      const codes = [];
      for (let i = 0; i < 7; i++) {
        const result = await ask(email);
        codes.push(result.ok ? "ok" : result.code);
      }
      expect(codes).toEqual([...Array(5).fill("ok"), "TOO_MANY_RESETS", "TOO_MANY_RESETS"]);
    }
  });

  it("stops one network address that asks for many accounts", async () => {
    const from = { address: "198.18.0.1", userAgent: null };
    for (let i = 0; i < 29; i++) await take("resetAddress", from.address);
    expect((await ask("cible-1@exemple.invalid", from)).ok).toBe(true);
    expect(await ask("cible-2@exemple.invalid", from)).toMatchObject({ code: "TOO_MANY_RESETS" });
    expect((await ask("cible-2@exemple.invalid")).ok).toBe(true);
  });
});
