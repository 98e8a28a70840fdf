import { completeSignIn, markDevice } from "#lib/accounts/index.ts";
import { useClock as setClock } from "#lib/platform/clock.ts";
import { appCodeAt, makeApp } from "#tests/factories/factors.ts";
import { makeUser } from "#tests/factories/people.ts";
import { halfSession } from "#tests/factories/sessions.ts";
import { figure } from "#torture/each.ts";
import type { DatabaseRow } from "#torture/row.ts";

const ROUNDS = { sample: 3, first: 200, long: 1_000 } as const;
const STEP = 30_000;
const from = { address: "192.0.2.30", userAgent: "torture" };

const give = async (sessionId: string, code: string, deviceCookie?: string) =>
  (await completeSignIn({ sessionId, proof: { kind: "TOTP", code }, from, deviceCookie })).ok;

/** Signs a person in with the code that their app shows when its clock is `late` steps behind the portal's. */
async function signIn(userId: string, secret: string, at: Date, late: number): Promise<boolean> {
  return give(await halfSession(userId), appCodeAt(secret, new Date(at.getTime() - late * STEP)));
}

async function round(at: Date): Promise<{ wrong: number; right: number }> {
  let [wrong, right] = [0, 0];
  for (const late of [-1, 0, 1]) {
    const user = await makeUser();
    const { secret } = await makeApp(user.id);
    if (await signIn(user.id, secret, at, late)) right += 1;
    // The same code again, and an older one of the same window.
    if (await signIn(user.id, secret, at, late)) wrong += 1;
    if (late < 1 && (await signIn(user.id, secret, at, 1))) wrong += 1;
  }
  const user = await makeUser();
  const { secret } = await makeApp(user.id);
  for (const late of [-20, -3, -2, 2, 3, 20]) if (await signIn(user.id, secret, at, late)) wrong += 1;
  // Fifty browsers, each with a door of its own, hold the same right code at the same instant.
  const code = appCodeAt(secret, at);
  const sessions = await Promise.all(Array.from({ length: 50 }, () => halfSession(user.id)));
  const opened = await Promise.all(sessions.map((one) => give(one, code, markDevice(undefined, user.id, at))));
  const winners = opened.filter(Boolean).length;
  wrong += Math.max(0, winners - 1);
  return { wrong, right: right + Math.min(1, winners) };
}

export const t30: DatabaseRow = {
  id: "T-30",
  title: "the authenticator app: replay, window of one step, clock skew, fifty at once",
  needs: "database",
  async run(size) {
    const rounds = ROUNDS[size];
    let [wrong, right] = [0, 0];
    for (let index = 0; index < rounds; index += 1) {
      // Each round at another moment of another step.
      const at = new Date(Date.now() + index * 7_919);
      const restore = setClock({ now: () => at });
      try {
        const found = await round(at);
        wrong += found.wrong;
        right += found.right;
      } finally {
        restore();
      }
    }
    return {
      size: `${figure(rounds)} rounds: 5 replays, 6 codes out of the window, 50 times the same code at once`,
      found: `${wrong} wrongly accepted; ${right} of ${rounds * 4} right ones accepted`,
      pass: wrong === 0 && right === rounds * 4,
    };
  },
};
