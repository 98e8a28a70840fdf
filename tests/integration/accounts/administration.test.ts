import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import { take } from "#lib/accounts/data/limits.ts";
import { LIMITS } from "#lib/accounts/domain/limits.ts";
import {
  assistAccount,
  findAccounts,
  type Gesture,
  readAccount,
  readSession,
  signInWithPassword,
} from "#lib/accounts/index.ts";
import { db, pool } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { newId } from "#lib/shared/ids.ts";
import { actorOf, makeActor, makeMember, makeStructure, makeUser, PASSWORD } from "#tests/factories/people.ts";
import { openSessionCookie } from "#tests/factories/session-cookie.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";

let support: Actor;
let manager: Actor;
beforeAll(async () => {
  support = await actorOf((await makeUser({ systemRole: "SUPPORT" })).id);
  manager = await makeActor((await makeStructure()).id, [], "MAIN_MANAGER");
});

const from = { address: "203.0.113.5", userAgent: "vitest" };
const assist = (userId: string, gesture: Gesture, over: { reason?: string; actor?: Actor } = {}) =>
  assistAccount(over.actor ?? support, { userId, gesture, supportReason: over.reason ?? "Appel du 26 novembre" }, from);
const names = async (typed: string, over: Partial<Parameters<typeof findAccounts>[1]> = {}) => {
  const { items, near } = await findAccounts(support, { typed, status: null, ...over });
  return { near, names: items.map((item) => item.name) };
};

describe("support finds a person", () => {
  beforeAll(async () => {
    const people = [
      ["Hélène", "Châteaubriand", "h.chateau@mairie-lyon.example"],
      ["Zoé", "Châtelain", "zoe@societe.example"],
      ["Jean 100%", "Under_score", "jean@autre.example"],
    ] as const;
    for (const [firstName, lastName, loginEmail] of people) await makeUser({ firstName, lastName, loginEmail });
    await makeUser({ firstName: "Zoé", lastName: "En attente", status: "PENDING" });
  });

  it("by a part of a name or an address, accents, capitals and the order of words aside", async () => {
    for (const typed of ["chateaubr", "CHÂTEAUBR", "briand hélène", "mairie-lyon", "h.chateau@mairie-lyon.example"]) {
      expect(await names(typed), typed).toEqual({ near: false, names: ["Hélène Châteaubriand"] });
    }
  });

  it("in spite of a typing error, and says that it guessed", async () => {
    expect(await names("Chateaubrian helenne")).toEqual({ near: true, names: ["Hélène Châteaubriand"] });
    expect((await names("chatelin")).near).toBe(true);
    expect(await names("xyzxyzxyz")).toEqual({ near: true, names: [] });
  });

  it("by status; signs of patterns are letters like any other; too few letters find nothing", async () => {
    expect((await names("zoe", { status: "PENDING" })).names).toEqual(["Zoé En attente"]);
    expect((await names("100%")).names).toEqual(["Jean 100% Under_score"]);
    expect((await names("r_s")).names).toEqual(["Jean 100% Under_score"]);
    expect(await names("zo")).toEqual({ near: false, names: [] });
  });

  it("pages by key: each account once, newest first, and a cursor that nobody made is the first page", async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await findAccounts(support, { typed: "", status: null, size: 2, after });
      seen.push(...page.items.map((item) => item.id));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toEqual(seen.toSorted().reverse());
    expect(new Set(seen).size).toBe(await db().user.count());
    const first = await findAccounts(support, { typed: "", status: null, size: 2 });
    for (const bad of ["x", "W10", btoa('["x"]')])
      expect(await findAccounts(support, { typed: "", status: null, size: 2, after: bad })).toEqual(first);
  });

  it("T-11 and nobody else does: neither a visitor's role, a manager, nor a role that is not known", async () => {
    for (const actor of [manager, { ...support, systemRole: "NONE" }, { ...support, systemRole: "OWNER" }] as Actor[]) {
      expect(await findAccounts(actor, { typed: "zoe", status: null })).toEqual({ items: [], next: null, near: false });
      expect(await readAccount(actor, support.userId)).toBeNull();
    }
    expect(await readAccount(support, newId())).toBeNull();
    expect(await readAccount(support, "1 or 1=1")).toBeNull();
  });

  it("reads the index: a scan of a million accounts takes seconds", async () => {
    await pool().query(`insert into "user" (id, login_email, contact_email, first_name, last_name, status, updated_at)
      select gen_random_uuid(), 'p' || n || '@foule.example', 'p' || n || '@foule.example', md5(n::text), md5((n + 1)::text), 'ACTIVE', now()
      from generate_series(1, 20000) n`);
    await pool().query('analyze "user"');
    const plan = async (sql: string, values: unknown[]) =>
      JSON.stringify((await pool().query(`explain (format json) ${sql}`, values)).rows);
    const text = "plain_text(first_name || ' ' || last_name || ' ' || login_email || ' ' || contact_email)";
    expect(
      await plan(`select id from "user" where ${text} like $1 order by id desc limit 51`, ["%chateaubr%"]),
    ).toContain("user_search");
    expect(await plan(`select id from "user" where $1 <% ${text} limit 300`, ["chateaubrian"])).toContain(
      "user_search",
    );
    expect(await plan(`select id from "user" where status = 'PENDING' order by id desc limit 51`, [])).toContain(
      "user_status_id_idx",
    );
  });
});

describe("the sheet of an account", () => {
  it("shows state, doors, factors by kind, live sessions and the trail with refusals; no secret", async () => {
    const person = await makeUser();
    const structure = await makeStructure();
    await makeMember(person.id, structure.id, []);
    await db().secondFactor.create({
      data: {
        id: newId(),
        userId: person.id,
        kind: "TOTP",
        label: "Mon téléphone",
        secret: Buffer.from("canari-secret"),
      },
    });
    const live = await openSessionCookie(env().DATABASE_URL, env().AUTH_SECRET, person.id);
    const ended = await openSessionCookie(env().DATABASE_URL, env().AUTH_SECRET, person.id);
    await db().session.update({ where: { id: ended.sessionId }, data: { revokedAt: new Date() } });
    for (let i = 0; i < 5; i++)
      await signInWithPassword({ email: person.loginEmail, password: "Pas-le-bon-2026", from });
    const sheet = await readAccount(support, person.id);
    expect(sheet?.sessions.map(({ id }) => id)).toEqual([live.sessionId]);
    expect(sheet?.factors.map(({ kind }) => kind).toSorted()).toEqual(["EMAIL", "TOTP"]);
    expect(sheet?.lockedUntil?.getTime()).toBeGreaterThan(Date.now() + 3_000_000);
    const types = sheet?.events.map(({ type, refused }) => `${type} ${refused}`);
    expect(types).toContain("account.locked false");
    expect(types?.filter((type) => type === "account.passwordRefused true")).toHaveLength(5);
    expect(JSON.stringify(sheet)).not.toMatch(/canari|Mon téléphone|argon2/);
    const listed = await findAccounts(support, { typed: person.loginEmail, status: null });
    expect(listed.items[0]?.lockedUntil).toEqual(sheet?.lockedUntil);
  });
});

describe("gestures of support", () => {
  it("are refused to everyone else as if the account did not exist, and the try is kept", async () => {
    const person = await makeUser();
    expect(await assist(person.id, "sessions", { actor: manager })).toEqual({ ok: false, code: "NOT_FOUND" });
    expect(await assist(newId(), "sessions")).toEqual({ ok: false, code: "NOT_FOUND" });
    const denied = await db().auditEvent.findMany({ where: { type: "access.denied", subjectId: person.id } });
    expect(denied.map(({ userId, detail }) => ({ userId, detail }))).toEqual([
      { userId: manager.userId, detail: { permission: "account.assist" } },
    ]);
    expect(await orderedMails(person.loginEmail)).toEqual([]);
  });

  it("need a reason of three to five hundred characters, and a gesture of the list", async () => {
    const person = await makeUser();
    for (const [reason, code] of [
      ["", "REQUIRED"],
      ["   ", "REQUIRED"],
      [" ok ", "TOO_SHORT"],
      ["x".repeat(501), "TOO_LONG"],
    ]) {
      expect(await assist(person.id, "unlock", { reason: reason ?? "" })).toMatchObject({
        code: "INVALID_INPUT",
        fields: [{ field: "supportReason", code }],
      });
    }
    expect(await assist(person.id, "password" as Gesture)).toMatchObject({ code: "INVALID_INPUT" });
    expect(await assist("x", "unlock")).toMatchObject({ code: "INVALID_INPUT" });
  });

  it("are refused when the account's state has none of them, and the refusal is kept", async () => {
    for (const status of ["PENDING", "CLOSED"] as const) {
      const person = await makeUser({ status });
      expect(await assist(person.id, "unlock")).toEqual({ ok: false, code: "GESTURE_NOT_POSSIBLE" });
      expect(await db().auditEvent.count({ where: { type: "access.denied", subjectId: person.id } })).toBe(1);
      expect(await db().auditEvent.count({ where: { type: "account.assisted", subjectId: person.id } })).toBe(0);
    }
  });

  it("unlock: the doors of password and code open, in every browser; kept with its reason, and told by mail", async () => {
    const person = await makeUser({ lockedUntil: new Date(Date.now() + 3_600_000) });
    const other = await makeUser();
    for (const { loginEmail, id } of [person, other]) {
      for (let i = 0; i < 6; i++) {
        await take("accountFromStranger", loginEmail);
        await take("accountFromDevice", loginEmail, "appareil-1");
      }
      for (let i = 0; i < 11; i++) {
        await take("codeFromStranger", id);
        await take("codeFromDevice", id, "appareil-1");
      }
    }
    const signIn = (email: string) => signInWithPassword({ email, password: PASSWORD, from });
    expect(await signIn(person.loginEmail)).toMatchObject({ code: "SIGN_IN_LOCKED" });
    expect(await assist(person.id, "unlock", { reason: "  Verrouillée après un oubli <b>  " })).toMatchObject({
      ok: true,
    });

    expect((await signIn(person.loginEmail)).ok).toBe(true);
    for (const device of ["accountFromDevice", "codeFromDevice"] as const) {
      const key = device === "accountFromDevice" ? person.loginEmail : person.id;
      expect((await take(device, key, "appareil-1")).remaining).toBe(LIMITS[device].points - 1);
    }
    expect((await take("codeFromStranger", person.id)).allowed).toBe(true);
    expect((await db().user.findUniqueOrThrow({ where: { id: person.id } })).lockedUntil).toBeNull();
    expect(await signIn(other.loginEmail)).toMatchObject({ code: "SIGN_IN_LOCKED" });

    const kept = await db().auditEvent.findMany({ where: { type: "account.assisted", subjectId: person.id } });
    expect(kept.map(({ userId, sessionId, address, detail }) => ({ userId, sessionId, address, detail }))).toEqual([
      {
        userId: support.userId,
        sessionId: support.sessionId,
        address: from.address,
        detail: { gesture: "unlock", reason: "Verrouillée après un oubli <b>" },
      },
    ]);
    const [mail] = (await orderedMails(person.loginEmail)).filter((one) => one.template === "accountUnlocked");
    expect(mail?.params).toMatchObject({ reason: "Verrouillée après un oubli <b>" });
  });

  it("sessions: every one ends, half or full, with what waits for a code; other people's go on", async () => {
    const person = await makeUser();
    const sessions = [];
    for (const state of ["FULL", "FULL", "PASSWORD_ONLY"] as const)
      sessions.push(await openSessionCookie(env().DATABASE_URL, env().AUTH_SECRET, person.id, state));
    const mine = await openSessionCookie(env().DATABASE_URL, env().AUTH_SECRET, support.userId);
    expect(await assist(person.id, "sessions")).toMatchObject({ ok: true });
    for (const { sessionId } of sessions) expect(await readSession(sessionId)).toBeNull();
    expect(await readSession(mine.sessionId)).not.toBeNull();
    expect((await orderedMails(person.loginEmail)).map((mail) => mail.template)).toEqual(["sessionsEndedBySupport"]);
  });

  it("activation: another link leaves for an account that waits, and only for one", async () => {
    const person = await makeUser({ status: "PENDING" });
    expect(await assist(person.id, "activation")).toMatchObject({ ok: true });
    expect((await orderedMails(person.loginEmail)).map((mail) => mail.template)).toEqual(["activation"]);
    const [kept] = await db().auditEvent.findMany({ where: { type: "account.assisted", subjectId: person.id } });
    expect(kept?.detail).toEqual({ gesture: "activation", reason: "Appel du 26 novembre" });
    const active = await makeUser();
    expect(await assist(active.id, "activation")).toEqual({ ok: false, code: "GESTURE_NOT_POSSIBLE" });
    expect(await orderedMails(active.loginEmail)).toEqual([]);
  });
});
