import { loadActor } from "#lib/access/index.ts";
import {
  changePassword,
  closeOtherSessions,
  closeSession,
  consumeTicket,
  readSession,
  resetPassword,
  sendPasswordReset,
  signInWithPassword,
  signOutSession,
  verifyCode,
} from "#lib/accounts/index.ts";
import { useClock as setClock } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { seal } from "#lib/platform/seal.ts";
import { makeMember, makeStructure, makeUser, PASSWORD } from "#tests/factories/people.ts";
import { lastCode } from "#tests/integration/support/mails.ts";
import { lastToken } from "#tests/integration/support/self.ts";
import type { Finding, Size, TortureRow } from "#torture/row.ts";

const PEOPLE: Readonly<Record<Size, number>> = { sample: 2, first: 50, long: 400 };
const NEXT = "Trois-barques-vertes-7";

let made = 0;
const from = () => ({ address: `198.19.${Math.floor(++made / 250) % 250}.${made % 250}`, userAgent: "torture" });

/** Counts what was checked, and names what did not hold. */
type Check = (what: string, held: boolean) => void;

function must<T>(result: { ok: true; data: T } | { ok: false; code: string }): T {
  if (!result.ok) throw new Error(result.code);
  return result.data;
}

type Person = Awaited<ReturnType<typeof makeUser>>;

async function half(person: Person, previousSessionId?: string) {
  return must(
    await signInWithPassword({
      email: person.loginEmail,
      password: PASSWORD,
      from: from(),
      previousSessionId: previousSessionId ?? null,
    }),
  );
}

async function full(person: Person) {
  const begun = await half(person);
  const code = await lastCode(person.loginEmail);
  const done = must(await verifyCode({ sessionId: begun.sessionId, code, from: from() }));
  return { halfId: begun.sessionId, sessionId: done.sessionId, ticket: done.ticket };
}

const dead = async (sessionId: string) => (await readSession(sessionId)) === null;

/** What was known before a step of the sign-in is worth nothing after it. */
async function rotation(person: Person, check: Check): Promise<void> {
  const planted = await half(person);
  const own = await half(person, planted.sessionId);
  check("signing in replaces the session the browser had", await dead(planted.sessionId));
  check("a half session is no full one", (await readSession(own.sessionId))?.half === true);
  const { halfId, sessionId, ticket } = await full(person);
  check("the second factor changes the id", halfId !== sessionId && (await dead(halfId)));
  const tries = await Promise.all(Array.from({ length: 5 }, () => consumeTicket(ticket)));
  check("a ticket makes one cookie", tries.filter(Boolean).length === 1);
  const other = await full(person);
  const actor = { userId: person.id, sessionId };
  const changed = must(
    await changePassword(actor, { present: PASSWORD, password: NEXT, confirmation: NEXT, from: from() }),
  );
  check("a new password changes the id", changed.sessionId !== sessionId && (await dead(sessionId)));
  check("a new password ends the others", await dead(other.sessionId));
  check("and keeps this one", !(await dead(changed.sessionId)));
  const replay = await changePassword(actor, {
    present: NEXT,
    password: PASSWORD,
    confirmation: PASSWORD,
    from: from(),
  });
  check("a session that ended changes no password", !replay.ok);
}

/** Whatever ends a session ends it on the server. */
async function ends(person: Person, check: Check): Promise<void> {
  const [a, b, c] = [await full(person), await full(person), await full(person)];
  await signOutSession({ id: a.sessionId, userId: person.id });
  check("signing out kills the session", await dead(a.sessionId));
  const stranger = await makeUser();
  const theirs = { userId: stranger.id, sessionId: (await full(stranger)).sessionId };
  check(
    "nobody closes another's session",
    !(await closeSession(theirs, b.sessionId, from())).ok && !(await dead(b.sessionId)),
  );
  must(await closeSession({ userId: person.id, sessionId: c.sessionId }, b.sessionId, from()));
  check("closed from elsewhere is refused at once", await dead(b.sessionId));
  const d = await full(person);
  must(await closeOtherSessions({ userId: person.id, sessionId: d.sessionId }, from()));
  check("closing the others spares this one", (await dead(c.sessionId)) && !(await dead(d.sessionId)));
  await sendPasswordReset({ sealed: seal("password-reset", person.loginEmail), address: null });
  const token = await lastToken(person.loginEmail, "passwordReset");
  const begun = await half(person);
  must(await resetPassword({ token, password: NEXT, confirmation: NEXT, from: from() }));
  check("a reset ends them all", (await dead(d.sessionId)) && (await dead(begun.sessionId)));
}

/** Thirty idle minutes, twelve hours in all, a quarter of an hour half signed in: one second before it lives, at the limit it does not. */
async function limits(person: Person, check: Check): Promise<void> {
  const at = (start: number, minutes: number) => {
    const time = start + minutes * 60_000;
    return setClock({ now: () => new Date(time) });
  };
  const begun = await half(person);
  const { sessionId } = await full(person);
  const row = await db().session.findUniqueOrThrow({ where: { id: sessionId } });
  const opened = row.createdAt.getTime();
  let restore = at(opened, 30);
  try {
    check("idle for thirty minutes is over", await dead(sessionId));
    restore();
    restore = at(opened, 16);
    check("half signed in is over after fifteen", await dead(begun.sessionId));
    for (let minutes = 29; minutes < 720; minutes += 29) {
      restore();
      restore = at(opened, minutes);
      check("used every twenty-nine minutes it lives", !(await dead(sessionId)));
    }
    restore();
    restore = at(opened, 720);
    check("twelve hours are the end, however busy", await dead(sessionId));
  } finally {
    restore();
  }
}

/** Rights are read anew at each request. */
async function roles(person: Person, check: Check): Promise<void> {
  const { sessionId } = await full(person);
  const structure = await makeStructure();
  const place = await makeMember(person.id, structure.id, [["FACTURES_EMISES", "MODIFICATION"]], "MAIN_MANAGER");
  const seen = async () => (await loadActor(person.id, { id: sessionId }))?.memberships ?? [];
  check("a right given is seen", (await seen())[0]?.role === "MAIN_MANAGER");
  await db().membership.update({ where: { id: place.id }, data: { role: "USER" } });
  check("a role changed is seen at the next request", (await seen())[0]?.role === "USER");
  await db().membership.update({ where: { id: place.id }, data: { endedAt: new Date() } });
  check("a place ended is seen at the next request", (await seen()).length === 0);
  await db().user.update({ where: { id: person.id }, data: { systemRole: "SUPPORT" } });
  check("a system role is seen at the next request", (await readSession(sessionId))?.systemRole === "SUPPORT");
  await db().user.update({ where: { id: person.id }, data: { status: "CLOSED" } });
  check("a closed account is out at the next request", await dead(sessionId));
}

async function run(size: Size): Promise<Finding> {
  const people = PEOPLE[size];
  let done = 0;
  const failed = new Map<string, number>();
  const check: Check = (what, held) => {
    done += 1;
    if (!held) failed.set(what, (failed.get(what) ?? 0) + 1);
  };
  for (let i = 0; i < people; i++)
    for (const part of [rotation, ends, limits, roles]) await part(await makeUser(), check);
  const wrong = [...failed].map(([what, times]) => `${what}: ${times} times not`);
  return {
    size: `${people * 4} people, ${done} checks`,
    found: wrong.length === 0 ? "all held" : wrong.join("; "),
    pass: wrong.length === 0 && done > people * 30,
  };
}

export const t32: TortureRow = {
  id: "T-32",
  title: "sessions: fixation, rotation, ends, idle and absolute time, rights",
  needs: "database",
  run,
};
