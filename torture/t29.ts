import { sendCode, verifyCode } from "#lib/accounts/index.ts";
import { useClock as setClock } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { makeUser } from "#tests/factories/people.ts";
import { halfSession } from "#tests/factories/sessions.ts";
import { lastCode } from "#tests/integration/support/mails.ts";
import { each, figure } from "#torture/each.ts";
import type { DatabaseRow } from "#torture/row.ts";

const SIZES = {
  sample: { guesses: 2_000, accounts: 10, rounds: 3 },
  first: { guesses: 1_000_000, accounts: 500, rounds: 40 },
  long: { guesses: 1_000_000, accounts: 500, rounds: 40 },
} as const;

const from = { address: "192.0.2.29", userAgent: "torture" };
const give = async (sessionId: string, code: string) => (await verifyCode({ sessionId, code, from })).ok;

/** A person whose code is on its way to a half session, and the code itself. */
async function withCode(userId?: string, email?: string) {
  const user = userId && email ? { id: userId, loginEmail: email } : await makeUser();
  const sessionId = await halfSession(user.id);
  const sent = await sendCode(sessionId);
  if (!sent.ok) throw new Error(sent.code);
  return { user, sessionId, code: await lastCode(user.loginEmail) };
}

/** All six digits one after the other, the right ones left out: what is accepted then was accepted wrongly. */
async function guess({ guesses, accounts }: { guesses: number; accounts: number }) {
  const targets: Awaited<ReturnType<typeof withCode>>[] = [];
  await each(accounts, 8, async () => void targets.push(await withCode()));
  let accepted = 0;
  await each(guesses, 16, async (index) => {
    const target = targets[index % accounts];
    if (!target) return;
    const digits = String(Math.floor(index / accounts) % 1_000_000).padStart(6, "0");
    const wrong = digits === target.code ? "999999" : digits;
    if (wrong !== target.code && (await give(target.sessionId, wrong))) accepted += 1;
  });
  const sessions = targets.map(({ sessionId }) => sessionId);
  const { _max, _sum } = await db().verificationToken.aggregate({
    where: { sessionId: { in: sessions }, purpose: "EMAIL_CODE" },
    _max: { attempts: true },
    _sum: { attempts: true },
  });
  // The code that was guessed at is dead for its owner too, until another is asked for.
  let dead = 0;
  for (const { sessionId, code } of targets) if (await give(sessionId, code)) dead += 1;
  return { accepted: accepted + dead, most: _max.attempts ?? 0, seen: _sum.attempts ?? 0 };
}

/** What a right code must not do: open twice, in parallel, after a newer one, or elsewhere. */
async function misuse(): Promise<number> {
  let accepted = 0;
  const count = (ok: boolean) => {
    if (ok) accepted += 1;
  };
  const first = await withCode();
  const at = Date.now() + 60_000;
  const restore = setClock({ now: () => new Date(at) });
  try {
    const again = await sendCode(first.sessionId);
    if (!again.ok) throw new Error(again.code);
    const newer = await lastCode(first.user.loginEmail);
    if (newer !== first.code) count(await give(first.sessionId, first.code));
    const other = await withCode(first.user.id, first.user.loginEmail);
    const stranger = await withCode();
    if (other.code !== newer) count(await give(other.sessionId, newer));
    if (stranger.code !== newer) count(await give(stranger.sessionId, newer));
    const parallel = await Promise.all(Array.from({ length: 8 }, () => give(first.sessionId, newer)));
    const opened = parallel.filter(Boolean).length;
    accepted += Math.abs(opened - 1);
    count(await give(first.sessionId, newer));
  } finally {
    restore();
  }
  return accepted;
}

export const t29: DatabaseRow = {
  id: "T-29",
  title: "the mailed code: guesses, reuse, two live codes, another session's code",
  needs: "database",
  async run(size) {
    const { guesses, accounts, rounds } = SIZES[size];
    const { accepted, most, seen } = await guess({ guesses, accounts });
    let misused = 0;
    for (let round = 0; round < rounds; round += 1) misused += await misuse();
    return {
      size: `${figure(guesses)} guesses over ${figure(accounts)} accounts; ${rounds} × reuse, replacement, other sessions`,
      found: `${accepted} guesses and ${misused} misuses accepted; ${figure(seen)} guesses met a code, ${most} at most the same one`,
      pass: accepted === 0 && misused === 0 && most === 5 && seen <= accounts * 5,
    };
  },
};
