import { beforeEach, describe, expect, it } from "vitest";
import {
  addApp,
  addKey,
  completeSignIn,
  newPendingApp,
  proposeKeyProof,
  proposeNewKey,
  proposePasskey,
  readPendingApp,
  renewProof,
  signInWithPasskey,
} from "#lib/accounts/index.ts";
import { db } from "#lib/platform/db.ts";
import { appOrigin } from "#lib/platform/origin.ts";
import { newId } from "#lib/shared/ids.ts";
import { Authenticator } from "#tests/factories/authenticator.ts";
import { appCodeAt } from "#tests/factories/factors.ts";
import { makeUser } from "#tests/factories/people.ts";
import { fullSession, halfSession } from "#tests/factories/sessions.ts";
import { touchClock } from "#tests/integration/support/clock.ts";
import { from, type Holder, kindsOf, makeOwner, ownerOf, secretOf } from "#tests/integration/support/factor-owner.ts";
import { templatesTo, type User } from "#tests/integration/support/self.ts";

const shift = touchClock();

let user: User;
let me: Holder;
beforeEach(async () => {
  ({ user, me } = await makeOwner());
});

const kinds = () => kindsOf(user);
const told = () => templatesTo(user.loginEmail);
const codeOf = (demande: string) => appCodeAt(secretOf(me, demande), new Date());

async function newKey(owner = me, slip: Parameters<Authenticator["create"]>[1] = {}) {
  const key = new Authenticator(appOrigin());
  const options = await proposeNewKey(owner);
  if (!options.ok) throw new Error(options.code);
  return { key, added: await addKey(owner, { answer: key.create(options.data, slip), label: "Clé du bureau" }) };
}

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
    const later = { kind: "TOTP", code: appCodeAt(secretOf(me, demande), new Date(Date.now() + 60_000)) } as const;
    expect((await completeSignIn({ sessionId: await halfSession(user.id), proof: later, from: from() })).ok).toBe(true);
    const second = newPendingApp(me);
    const code = appCodeAt(secretOf(me, second), new Date(Date.now() + 60_000));
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
