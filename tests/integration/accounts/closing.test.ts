import { describe, expect, it } from "vitest";
import { loadActor, soleManaged } from "#lib/access/index.ts";
import {
  changePassword,
  closeAccount,
  readSession,
  sendPasswordReset,
  signInWithPassword,
} from "#lib/accounts/index.ts";
import { issuedSheet } from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { seal } from "#lib/platform/seal.ts";
import { newId } from "#lib/shared/ids.ts";
import { makeDraft, makePair, must } from "#tests/factories/invoices.ts";
import { actorOf, makeMember, makeStructure, makeUser, PASSWORD } from "#tests/factories/people.ts";
import { auditOf, elsewhere, type Me, makeMe, provenAgo, templatesTo } from "#tests/integration/support/self.ts";

const close = (me: Me, confirmation = me.user.loginEmail) => closeAccount(me, { confirmation }, elsewhere());

describe("F-130 closing an account", () => {
  it("asks for a fresh proof and the sign-in address, and changes nothing without", async () => {
    const [me, other] = [await makeMe(), await makeMe()];
    for (const wrong of ["", "oui", other.user.loginEmail])
      expect(await close(me, wrong)).toMatchObject({ code: "INVALID_INPUT" });
    await provenAgo(me, 26);
    expect(await close(me)).toMatchObject({ code: "PROOF_NEEDED" });
    expect(await readSession(me.sessionId)).not.toBeNull();
    // The session of one person closes no account of another.
    expect(
      await closeAccount(
        { userId: other.userId, sessionId: me.sessionId },
        { confirmation: other.user.loginEmail },
        elsewhere(),
      ),
    ).toMatchObject({ code: "PROOF_NEEDED" });
    expect(await db().user.count({ where: { id: { in: [me.userId, other.userId] }, status: "ACTIVE" } })).toBe(2);
  });

  it("is refused to the only manager of a structure that has other members, until they hand over", async () => {
    const me = await makeMe();
    const structure = await makeStructure();
    await makeMember(me.userId, structure.id, [], "MAIN_MANAGER");
    const colleague = await makeUser();
    const place = await makeMember(colleague.id, structure.id, []);
    expect(await soleManaged(me.userId)).toEqual([
      { structureId: structure.id, legalName: structure.legalName, others: 1 },
    ]);
    expect(await close(me)).toMatchObject({ code: "SOLE_MANAGER", params: { structures: structure.legalName } });
    expect(await readSession(me.sessionId)).not.toBeNull();
    expect(await auditOf(me.userId, "access.denied")).toHaveLength(1);
    await db().membership.update({ where: { id: place.id }, data: { role: "SECONDARY_MANAGER" } });
    expect((await close(me)).ok).toBe(true);
  });

  it("lets the second of two managers who leave at the same instant see that it is the last", async () => {
    const structure = await makeStructure();
    const pair = [await makeMe(), await makeMe()];
    for (const [i, me] of pair.entries())
      await makeMember(me.userId, structure.id, [], i === 0 ? "MAIN_MANAGER" : "SECONDARY_MANAGER");
    await makeMember((await makeUser()).id, structure.id, []);
    const results = await Promise.all(pair.map((me) => close(me)));
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    expect(results.find((one) => !one.ok)).toMatchObject({ code: "SOLE_MANAGER" });
  });

  it("removes who the person was and every way in, and frees the address", async () => {
    const contactEmail = `contact-${newId()}@exemple.invalid`;
    const me = await makeMe({ phone: "0102030405", contactEmail });
    const { userId } = me;
    const email = me.user.loginEmail;
    await makeMember(userId, (await makeStructure()).id, [["FACTURES_EMISES", "CONSULTATION"]], "MAIN_MANAGER");
    const asked = await db().attachmentRequest.create({
      data: { id: newId(), userId, structureId: (await makeStructure()).id, comment: "bonjour" },
    });
    await db().recoveryCode.create({ data: { id: newId(), userId, codeHash: "x" } });
    await db().notification.create({ data: { id: newId(), userId, type: "invoice.received", data: {} } });
    await signInWithPassword({ email, password: "Pas-le-bon-2026", from: elsewhere() });

    const results = await Promise.all(Array.from({ length: 3 }, () => close(me)));
    expect(results.filter((one) => one.ok)).toHaveLength(1);

    const row = await db().user.findUniqueOrThrow({ where: { id: userId } });
    expect(row).toMatchObject({
      status: "CLOSED",
      firstName: "Compte",
      phone: null,
      loginEmail: `ferme-${userId}@compte-ferme.invalid`,
    });
    expect(row.closedAt).not.toBeNull();
    expect(JSON.stringify(row)).not.toContain(me.user.lastName);
    for (const left of [
      await db().credential.count({ where: { userId } }),
      await db().secondFactor.count({ where: { userId } }),
      await db().recoveryCode.count({ where: { userId } }),
      await db().verificationToken.count({ where: { userId } }),
      await db().notification.count({ where: { userId } }),
      await db().membership.count({ where: { userId, endedAt: null } }),
      await db().session.count({ where: { userId, OR: [{ revokedAt: null }, { address: { not: null } }] } }),
      await db().loginAttempt.count({ where: { loginEmail: email } }),
      await db().mailDelivery.count({ where: { recipient: { in: [email, contactEmail] } } }),
    ])
      expect(left).toBe(0);
    expect((await db().attachmentRequest.findUniqueOrThrow({ where: { id: asked.id } })).status).toBe("SUPPRIMEE");
    expect((await templatesTo(email)).at(-1)).toBe("accountClosed");

    expect(await readSession(me.sessionId)).toBeNull();
    expect(await loadActor(userId, { id: me.sessionId })).toBeNull();
    for (const address of [email, row.loginEmail]) {
      expect(await signInWithPassword({ email: address, password: PASSWORD, from: elsewhere() })).toMatchObject({
        code: "SIGN_IN_REFUSED",
      });
      expect(await sendPasswordReset({ sealed: seal("password-reset", address), address: null })).not.toBe("sent");
    }
    const change = { present: PASSWORD, password: "Trois-barques-vertes-7", confirmation: "Trois-barques-vertes-7" };
    expect((await changePassword(me, { ...change, from: elsewhere() })).ok).toBe(false);
    const again = await makeUser({ loginEmail: email });
    expect((await signInWithPassword({ email, password: PASSWORD, from: elsewhere() })).ok).toBe(true);
    expect(again.id).not.toBe(userId);
  });

  it("shows a pseudonym in the history of invoices, whose chain still says who acted", async () => {
    const pair = await makePair();
    const me = await makeMe();
    await makeMember(me.userId, pair.supplier.id, [["FACTURES_EMISES", "MODIFICATION"]]);
    const actor = await actorOf(me.userId);
    const invoiceId = await makeDraft(actor, pair.supplier.id);
    const name = `${me.user.firstName} ${me.user.lastName}`;
    expect((await issuedSheet(pair.seller, invoiceId))?.history[0]?.userName).toBe(name);
    must(await close(me));
    const [shown] = (await issuedSheet(pair.seller, invoiceId))?.history ?? [];
    expect(shown).toMatchObject({ userName: `Compte fermé ${me.userId.slice(-8)}`, userEmail: null });
    const kept = await db().invoiceStatusEvent.findFirstOrThrow({ where: { invoiceId } });
    expect(kept.userName).toBe(name);
  });
});
