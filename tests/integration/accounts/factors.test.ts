import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  addApp,
  addKey,
  addMailedCode,
  completeSignIn,
  listFactors,
  makeRecoveryCodes,
  newPendingApp,
  type Owner,
  preferFactor,
  proposeKeyProof,
  proposeNewKey,
  proposePasskey,
  readFactor,
  readPendingApp,
  removeFactor,
  renameFactor,
  renewProof,
  sendCode,
  signInWithPasskey,
} from "#lib/accounts/index.ts";
import { useClock as setClock } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { appOrigin } from "#lib/platform/origin.ts";
import { newId } from "#lib/shared/ids.ts";
import { Authenticator } from "#tests/factories/authenticator.ts";
import { appCodeAt, makeApp } from "#tests/factories/factors.ts";
import { makeUser } from "#tests/factories/people.ts";
import { fullSession, halfSession } from "#tests/factories/sessions.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";

type User = Awaited<ReturnType<typeof makeUser>>;
type Me = Owner & { email: string; displayName: string };

let restore: () => void = () => undefined;
function shift(minutes: number) {
  restore();
  const from = Date.now() + minutes * 60_000;
  restore = setClock({ now: () => new Date(from) });
}
afterEach(() => {
  restore();
  restore = () => undefined;
});

let user: User;
let me: Me;
const ownerOf = async (person: User): Promise<Me> => ({
  userId: person.id,
  sessionId: await fullSession(person.id),
  email: person.loginEmail,
  displayName: "Ariane Essai",
});
beforeEach(async () => {
  user = await makeUser();
  me = await ownerOf(user);
});

let request = 0;
const from = () => ({ address: `198.51.100.${++request % 250}`, userAgent: "vitest" });
const stale = () =>
  db().session.update({ where: { id: me.sessionId }, data: { provenAt: new Date(Date.now() - 26 * 60_000) } });
const kinds = async () => (await listFactors(user.id)).map(({ kind, preferred }) => (preferred ? `${kind}*` : kind));
const emailId = async () => (await listFactors(user.id)).find(({ kind }) => kind === "EMAIL")?.id ?? "";
const told = async () => (await orderedMails(user.loginEmail)).map(({ template }) => template);
const trail = async () =>
  (
    await db().auditEvent.findMany({
      where: { userId: user.id, type: { startsWith: "account.factor" } },
      orderBy: { at: "asc" },
    })
  ).map(({ type, sessionId }) => [type, sessionId === me.sessionId]);

/** The secret that the QR code of a sealed demand says. */
const secretOf = (demande: string) => new URL(readPendingApp(me, demande)?.uri ?? "").searchParams.get("secret") ?? "";
const codeOf = (demande: string) => appCodeAt(secretOf(demande), new Date());

async function newKey(owner = me, slip: Parameters<Authenticator["create"]>[1] = {}) {
  const key = new Authenticator(appOrigin());
  const options = await proposeNewKey(owner);
  if (!options.ok) throw new Error(options.code);
  return { key, added: await addKey(owner, { answer: key.create(options.data, slip), label: "Clé du bureau" }) };
}

describe("F-27 every change of the factors", () => {
  it("needs a proof of a short while ago, and leaves everything as it was without", async () => {
    const { id } = await makeApp(user.id);
    const demande = newPendingApp(me);
    await stale();
    const refused = [
      await removeFactor(me, { factorId: id }),
      await renameFactor(me, { factorId: id, label: "Autre" }),
      await preferFactor(me, { factorId: id }),
      await addMailedCode(me),
      await addApp(me, { demande, code: codeOf(demande), label: "Autre" }),
      await proposeNewKey(me),
      await makeRecoveryCodes(me),
    ];
    expect(refused.map((one) => (one.ok ? "done" : one.code))).toEqual(refused.map(() => "PROOF_NEEDED"));
    expect(await kinds()).toEqual(["EMAIL*", "TOTP"]);
    expect(await told()).toEqual([]);
    expect(await db().recoveryCode.count({ where: { userId: user.id } })).toBe(0);
  });

  it("reaches one's own only: somebody else's looks like none", async () => {
    const theirs = (await makeApp((await makeUser()).id)).id;
    for (const factorId of [theirs, newId()]) {
      expect(await removeFactor(me, { factorId })).toMatchObject({ code: "NOT_FOUND" });
      expect(await renameFactor(me, { factorId, label: "Pris" })).toMatchObject({ code: "NOT_FOUND" });
      expect(await preferFactor(me, { factorId })).toMatchObject({ code: "NOT_FOUND" });
      expect(await readFactor(user.id, factorId)).toBeNull();
    }
    expect(await renameFactor(me, { factorId: await emailId(), label: "Mon message" })).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("never takes the last one, two removals at once included", async () => {
    expect(await removeFactor(me, { factorId: await emailId() })).toMatchObject({ code: "LAST_FACTOR" });
    const { id } = await makeApp(user.id);
    const both = await Promise.all([
      removeFactor(me, { factorId: id }),
      removeFactor(me, { factorId: await emailId() }),
    ]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.filter((one) => !one.ok)).toMatchObject([{ code: "LAST_FACTOR" }]);
    expect(await db().secondFactor.count({ where: { userId: user.id, preferred: true } })).toBe(1);
  });

  it("renames, prefers and removes, is kept in the trail and told by mail; another takes the place of the preferred one", async () => {
    const { id } = await makeApp(user.id);
    expect((await renameFactor(me, { factorId: id, label: "Tablette" })).ok).toBe(true);
    expect((await preferFactor(me, { factorId: id })).ok).toBe(true);
    expect(await kinds()).toEqual(["EMAIL", "TOTP*"]);
    expect((await removeFactor(me, { factorId: id })).ok).toBe(true);
    expect(await kinds()).toEqual(["EMAIL*"]);
    expect(await trail()).toEqual([
      ["account.factorRenamed", true],
      ["account.factorPreferred", true],
      ["account.factorRemoved", true],
    ]);
    expect(await told()).toEqual(["factorRenamed", "factorPreferred", "factorRemoved"]);
  });

  it("takes the mailed code away with the codes on their way, and back again once", async () => {
    await makeApp(user.id);
    expect(await addMailedCode(me)).toMatchObject({ code: "FACTOR_EXISTS" });
    const half = await halfSession(user.id);
    expect((await sendCode(half)).ok).toBe(true);
    expect((await removeFactor(me, { factorId: await emailId() })).ok).toBe(true);
    expect(await kinds()).toEqual(["TOTP*"]);
    expect(
      await db().verificationToken.count({ where: { sessionId: half, purpose: "EMAIL_CODE", usedAt: null } }),
    ).toBe(0);
    const twice = await Promise.all([addMailedCode(me), addMailedCode(me)]);
    expect(twice.filter((one) => one.ok)).toHaveLength(1);
    expect(await kinds()).toEqual(["TOTP*", "EMAIL"]);
  });

  it("stops at twelve", async () => {
    for (let i = 0; i < 11; i++) await makeApp(user.id);
    const demande = newPendingApp(me);
    expect(await addApp(me, { demande, code: codeOf(demande), label: "Une de trop" })).toMatchObject({
      code: "TOO_MANY_FACTORS",
    });
    expect(await proposeNewKey(me)).toMatchObject({ code: "TOO_MANY_FACTORS" });
  });
});

describe("F-25 adding an authenticator app", () => {
  it("wants the code of the secret that was shown, in the session it was shown to, in time", async () => {
    const demande = newPendingApp(me);
    const code = codeOf(demande);
    const label = "Téléphone";
    expect(await addApp(me, { demande, code: "12", label })).toMatchObject({ code: "APP_CODE_FORMAT" });
    const other = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
    expect(await addApp(me, { demande, code: other, label })).toMatchObject({ code: "APP_CODE_WRONG" });
    expect(await addApp(me, { demande: `${demande.slice(0, -2)}AA`, code, label })).toMatchObject({
      code: "APP_PENDING_ENDED",
    });
    const elsewhere = { ...me, sessionId: await fullSession(user.id) };
    expect(await addApp(elsewhere, { demande, code, label })).toMatchObject({ code: "APP_PENDING_ENDED" });
    const stranger = await ownerOf(await makeUser());
    expect(await addApp({ ...stranger, sessionId: me.sessionId }, { demande, code, label })).toMatchObject({
      code: "APP_PENDING_ENDED",
    });
    shift(31);
    expect(readPendingApp(me, demande)).toBeNull();
    expect(await addApp(me, { demande, code, label })).toMatchObject({ code: "APP_PENDING_ENDED" });
    expect(await kinds()).toEqual(["EMAIL*"]);
  });

  it("stores it once however often the form is sent, says that it is the first, and its code opens nothing afterwards", async () => {
    const demande = newPendingApp(me);
    const input = { demande, code: codeOf(demande), label: "Téléphone" };
    const sent = await Promise.all([addApp(me, input), addApp(me, input), addApp(me, input)]);
    expect(sent.filter((one) => one.ok)).toEqual([{ ok: true, data: { first: true } }]);
    expect(await kinds()).toEqual(["EMAIL*", "TOTP"]);
    expect(await told()).toEqual(["factorAdded"]);
    const proof = { kind: "TOTP", code: input.code } as const;
    expect(await completeSignIn({ sessionId: await halfSession(user.id), proof, from: from() })).toMatchObject({
      code: "APP_CODE_USED",
    });
    shift(1);
    const later = { kind: "TOTP", code: appCodeAt(secretOf(demande), new Date(Date.now() + 60_000)) } as const;
    expect((await completeSignIn({ sessionId: await halfSession(user.id), proof: later, from: from() })).ok).toBe(true);
    const second = newPendingApp(me);
    const code = appCodeAt(secretOf(second), new Date(Date.now() + 60_000));
    expect(await addApp(me, { demande: second, code, label: "Tablette" })).toEqual({
      ok: true,
      data: { first: false },
    });
  });

  it("says the portal, the person and the secret in the QR code", () => {
    const shown = readPendingApp(me, newPendingApp(me));
    const uri = new URL(shown?.uri ?? "");
    expect([uri.protocol, uri.host]).toEqual(["otpauth:", "totp"]);
    expect(decodeURIComponent(uri.pathname)).toBe(`/Chorale:${user.loginEmail}`);
    expect(uri.searchParams.get("issuer")).toBe("Chorale");
    expect(shown?.grouped.replaceAll(" ", "")).toBe(uri.searchParams.get("secret"));
    expect(shown?.grouped).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  });
});

describe("F-26 keys", () => {
  it("are refused when they answer something else, another site, or a second time", async () => {
    const key = new Authenticator(appOrigin());
    const ask = async (owner = me) => {
      const options = await proposeNewKey(owner);
      if (!options.ok) throw new Error(options.code);
      return options.data;
    };
    const add = (answer: string, owner = me) => addKey(owner, { answer, label: "Clé" });
    const stranger = await ownerOf(await makeUser());
    const passkey = await proposePasskey(from());
    if (!passkey.ok) throw new Error(passkey.code);
    const asked = await ask();
    for (const answer of [
      "",
      "{}",
      key.create(await ask(), { origin: "https://evil.example" }),
      key.create(await ask(), { rpId: "evil.example" }),
      key.create(await ask(), { present: false }),
      key.create(await ask(), { type: "webauthn.get" }),
      key.create({ ...asked, challenge: passkey.data.challenge }),
      key.create(await ask(stranger)),
      key.create(await ask({ ...me, sessionId: await fullSession(user.id) })),
    ]) {
      expect(await add(answer)).toMatchObject({ code: "KEY_REFUSED" });
    }
    const answer = key.create(asked);
    expect(await add(answer)).toEqual({ ok: true, data: { first: true } });
    expect(await add(answer)).toMatchObject({ code: "KEY_REFUSED" });
    expect(await add(key.create(await ask()))).toMatchObject({ code: "KEY_KNOWN" });
    expect(await add(key.create(await ask(stranger)), stranger)).toMatchObject({ code: "KEY_KNOWN" });
    expect((await ask()).excludeCredentials?.map(({ id }) => id)).toEqual([key.id]);
    expect(await kinds()).toEqual(["EMAIL*", "WEBAUTHN"]);
  });

  it("prove a second time and renew a proof, each for the session that asked", async () => {
    const { key } = await newKey();
    const half = await halfSession(user.id);
    expect(await proposeKeyProof(await halfSession((await makeUser()).id))).toMatchObject({
      code: "FACTOR_MISSING",
    });
    expect(await proposeKeyProof(newId())).toMatchObject({ code: "HALF_SESSION_ENDED" });
    const [second, fresh] = [await proposeKeyProof(half), await proposeKeyProof(me.sessionId)];
    if (!second.ok || !fresh.ok) throw new Error("refused");
    const give = (answer: string) => ({ kind: "WEBAUTHN", answer }) as const;
    // Each is for one purpose: exchanged, both are refused and used up.
    const crossed = [key.get(fresh.data), key.get(second.data)];
    expect(await completeSignIn({ sessionId: half, proof: give(crossed[0] ?? ""), from: from() })).toMatchObject({
      code: "KEY_REFUSED",
    });
    expect(await renewProof({ sessionId: me.sessionId, proof: give(crossed[1] ?? ""), from: from() })).toMatchObject({
      code: "KEY_REFUSED",
    });
    expect((await completeSignIn({ sessionId: half, proof: give(key.get(second.data)), from: from() })).ok).toBe(true);
    expect((await renewProof({ sessionId: me.sessionId, proof: give(key.get(fresh.data)), from: from() })).ok).toBe(
      true,
    );
    const { secondFactorKind } = await db().session.findFirstOrThrow({
      where: { userId: user.id, id: { not: me.sessionId }, state: "FULL" },
    });
    expect(secondFactorKind).toBe("WEBAUTHN");
  });

  it("sign in alone only when they keep the account and checked who holds them", async () => {
    const alone = async (key: Authenticator, slip = {}) => {
      const options = await proposePasskey(from());
      if (!options.ok) throw new Error(options.code);
      return signInWithPasskey({ answer: key.get(options.data, slip), from: from() });
    };
    expect(await alone(new Authenticator(appOrigin()))).toMatchObject({ code: "KEY_REFUSED" });
    expect(await alone((await newKey(me, { rk: false })).key)).toMatchObject({ code: "KEY_REFUSED" });
    expect(await alone((await newKey(me, { verified: false })).key)).toMatchObject({ code: "KEY_REFUSED" });
    const { key } = await newKey();
    expect(await alone(key, { verified: false })).toMatchObject({ code: "KEY_REFUSED" });
    expect(await alone(key, { userHandle: "YXV0cmU" })).toMatchObject({ code: "KEY_REFUSED" });
    const signedIn = await alone(key);
    expect(signedIn.ok).toBe(true);
    const event = await db().auditEvent.findFirstOrThrow({ where: { userId: user.id, type: "account.signedIn" } });
    expect(event.detail).toEqual({ factor: "WEBAUTHN", passwordless: true });
    await db().user.update({ where: { id: user.id }, data: { status: "CLOSED" } });
    expect(await alone(key)).toMatchObject({ code: "KEY_REFUSED" });
  });
});

describe("F-25 making recovery codes", () => {
  it("gives ten that differ, keeps hashes only, and ends those made before", async () => {
    const first = await makeRecoveryCodes(me);
    const second = await makeRecoveryCodes(me);
    if (!first.ok || !second.ok) throw new Error("refused");
    expect(new Set([...first.data, ...second.data]).size).toBe(20);
    for (const code of second.data) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    const rows = await db().recoveryCode.findMany({ where: { userId: user.id } });
    expect(rows).toHaveLength(10);
    const give = async (code = "") =>
      completeSignIn({ sessionId: await halfSession(user.id), proof: { kind: "RECOVERY", code }, from: from() });
    expect(await give(first.data[0])).toMatchObject({ code: "RECOVERY_WRONG" });
    expect((await give(second.data[0])).ok).toBe(true);
    expect(await told()).toEqual(["recoveryCodesMade", "recoveryCodesMade", "recoveryCodeUsed"]);
    const stored = JSON.stringify([
      rows,
      await orderedMails(user.loginEmail),
      await db().auditEvent.findMany({ where: { userId: user.id } }),
    ]);
    for (const code of second.data) expect(stored).not.toContain(code);
  });
});
