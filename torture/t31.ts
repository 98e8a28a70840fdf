import {
  addKey,
  completeSignIn,
  proposeKeyProof,
  proposeNewKey,
  proposePasskey,
  signInWithPasskey,
} from "#lib/accounts/index.ts";
import { useClock as setClock } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { appOrigin } from "#lib/platform/origin.ts";
import type { Result } from "#lib/shared/result.ts";
import { Authenticator, type Slip } from "#tests/factories/authenticator.ts";
import { makeUser } from "#tests/factories/people.ts";
import { fullSession, halfSession } from "#tests/factories/sessions.ts";
import type { DatabaseRow } from "#torture/row.ts";

const ROUNDS = { sample: 1, first: 100, long: 500 } as const;
let request = 0;
/** Another network address each time: limits are tested elsewhere. */
const from = () => ({ address: `192.0.2.${++request % 250}.${request}`, userAgent: "torture" });

function data<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.code);
  return result.data;
}

type Victim = { userId: string; key: Authenticator };

/** A person with a passkey, added as the screen adds it. */
async function victim(): Promise<Victim> {
  const user = await makeUser();
  const owner = { userId: user.id, sessionId: await fullSession(user.id), email: user.loginEmail, displayName: "x" };
  const key = new Authenticator(appOrigin());
  const options = data(await proposeNewKey(owner));
  data(await addKey(owner, { answer: key.create(options), label: "Clé" }));
  return { userId: user.id, key };
}

/** A half session of the person, and what it asks a key to sign. */
async function asked(userId: string) {
  const sessionId = await halfSession(userId);
  return { sessionId, options: data(await proposeKeyProof(sessionId)) };
}

const second = async (sessionId: string, answer: string) =>
  (await completeSignIn({ sessionId, proof: { kind: "WEBAUTHN", answer }, from: from() })).ok;
const alone = async (answer: string) => (await signInWithPasskey({ answer, from: from() })).ok;
const passwordless = async () => data(await proposePasskey(from()));

const SLIPS: readonly Slip[] = [
  { rpId: "evil.example" },
  { origin: "https://evil.example" },
  { origin: "http://localhost" },
  { type: "webauthn.create" },
  { present: false },
];

/** Every attack, by name; each gives true when it got in. */
const ATTACKS: Readonly<Record<string, (one: Victim, other: Victim) => Promise<boolean>>> = {
  "answer with something wrong in it": async ({ userId, key }) => {
    for (const slip of SLIPS) {
      const { sessionId, options } = await asked(userId);
      if (await second(sessionId, key.get(options, slip))) return true;
      if (await alone(key.get(await passwordless(), slip))) return true;
    }
    return false;
  },
  "signature of another key": async ({ userId, key }, other) => {
    const { sessionId, options } = await asked(userId);
    return second(sessionId, key.get(options, { signedBy: other.key.privateKey }));
  },
  "replay, as second proof and alone": async ({ userId, key }) => {
    const { sessionId, options } = await asked(userId);
    const answer = key.get(options);
    if (!(await second(sessionId, answer))) throw new Error("an honest answer was refused");
    const again = await asked(userId);
    if ((await second(sessionId, answer)) || (await second(again.sessionId, answer))) return true;
    const single = key.get(await passwordless());
    if (!(await alone(single))) throw new Error("an honest passkey was refused");
    return alone(single);
  },
  "fifty times the same answer at once": async ({ key }) => {
    const answer = key.get(await passwordless());
    const opened = await Promise.all(Array.from({ length: 50 }, () => alone(answer)));
    return opened.filter(Boolean).length !== 1;
  },
  "count that stands still or goes back": async ({ userId, key }) => {
    if (!(await alone(key.get(await passwordless())))) throw new Error("an honest passkey was refused");
    const { sessionId, options } = await asked(userId);
    if (await second(sessionId, key.get(options, { count: key.count }))) return true;
    const later = await asked(userId);
    const stood = await second(later.sessionId, key.get(later.options, { count: 0 }));
    const { signCount } = await db().secondFactor.findFirstOrThrow({ where: { credentialId: key.id } });
    key.count = Number(signCount);
    return stood;
  },
  "copy of the key": async ({ userId, key }) => {
    const copy = key.clone();
    const owner = await asked(userId);
    if (!(await second(owner.sessionId, key.get(owner.options)))) throw new Error("an honest answer was refused");
    const thief = await asked(userId);
    return second(thief.sessionId, copy.get(thief.options));
  },
  "answer of another person": async ({ userId }, other) => {
    const { sessionId, options } = await asked(userId);
    if (await second(sessionId, other.key.get(options))) return true;
    const owner = Buffer.from(userId).toString("base64url");
    return alone(other.key.get(await passwordless(), { userHandle: owner }));
  },
  "key of another person under this one's name": async ({ key }, other) =>
    alone(other.key.get(await passwordless(), { id: key.id })),
  "challenge of another session": async ({ userId, key }) => {
    const [mine, elsewhere] = [await asked(userId), await asked(userId)];
    return second(mine.sessionId, key.get(elsewhere.options));
  },
  "challenge made for something else": async ({ userId, key }) => {
    const { sessionId, options } = await asked(userId);
    if (await second(sessionId, key.get(await passwordless()))) return true;
    return alone(key.get(options));
  },
  "challenge that nobody made": async ({ userId, key }) => {
    const { sessionId, options } = await asked(userId);
    return second(sessionId, key.get({ ...options, challenge: Buffer.alloc(32, 7).toString("base64url") }));
  },
  "challenge older than five minutes": async ({ userId, key }) => {
    const { sessionId, options } = await asked(userId);
    const answer = key.get(options);
    const at = Date.now() + 5 * 60_000;
    const restore = setClock({ now: () => new Date(at) });
    try {
      return await second(sessionId, answer);
    } finally {
      restore();
    }
  },
  "passkey that did not check who holds it": async ({ key }) =>
    alone(key.get(await passwordless(), { verified: false })),
};

export const t31: DatabaseRow = {
  id: "T-31",
  title: "keys and passkeys: replay, other site, copies, other people, other challenges",
  needs: "database",
  async run(size) {
    const rounds = ROUNDS[size];
    const accepted = new Set<string>();
    let honest = 0;
    for (let round = 0; round < rounds; round += 1) {
      const other = await victim();
      for (const [name, attack] of Object.entries(ATTACKS)) {
        const one = await victim();
        if (await attack(one, other)) accepted.add(name);
        // After each attack the key still works for its owner.
        const { sessionId, options } = await asked(one.userId);
        if ((await second(sessionId, one.key.get(options))) && (await alone(one.key.get(await passwordless()))))
          honest += 1;
      }
    }
    const attacks = Object.keys(ATTACKS).length;
    return {
      size: `${rounds} × ${attacks} attacks`,
      found: `accepted: ${[...accepted].join("; ") || "none"}; honest answers accepted: ${honest} of ${rounds * attacks} pairs`,
      pass: accepted.size === 0 && honest === rounds * attacks,
    };
  },
};
