import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, can } from "#lib/access/index.ts";
import { listNotifications } from "#lib/notifications/index.ts";
import { db } from "#lib/platform/db.ts";
import {
  cancelClaim,
  claimSheet,
  decideClaim,
  isClaimFile,
  listClaims,
  objectToClaim,
  openClaim,
  ownClaim,
  readNotice,
  tellRipeClaims,
} from "#lib/recovery/index.ts";
import { aPdf } from "#tests/factories/files.ts";
import { actorOf, makeActor, makeStructure, makeUser, somebody } from "#tests/factories/people.ts";
import { UNKNOWN } from "#tests/factories/team.ts";
import { touchClock } from "#tests/integration/support/clock.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";
import { lastToken } from "#tests/integration/support/self.ts";

const DAY = 24 * 60;
const EXPLANATION = "Notre gérante est partie à la retraite sans transmettre son rôle.";
const REASON = "Le Kbis et la pièce d’identité concordent.";
const advance = touchClock();

let pdf: Uint8Array;
let support: Actor;

beforeAll(async () => {
  pdf = await aPdf(["Extrait Kbis"]);
  support = await actorOf((await makeUser({ systemRole: "SUPPORT" })).id);
});

const file = (fileName = "kbis.pdf", bytes = pdf) => ({ fileName, bytes });

async function team() {
  const structure = await makeStructure({ legalName: "ATELIER SANS TÊTE" });
  const manager = await makeActor(structure.id, [], "MAIN_MANAGER");
  const colleague = await makeActor(structure.id, [["FACTURES_EMISES", "CONSULTATION"]]);
  return { structureId: structure.id, manager, colleague, claimant: await somebody() };
}

const claim = (by: Actor, structureId: string, files = [file()], explanation = EXPLANATION) =>
  openClaim(by, { structureId, explanation }, files);

async function opened() {
  const all = await team();
  const result = await claim(all.claimant, all.structureId);
  if (!result.ok) throw new Error(result.code);
  return { ...all, claimId: result.data.claimId };
}

const decide = (by: Actor, claimId: string, decision: "accepter" | "refuser", claimReason = REASON) =>
  decideClaim(by, { claimId, decision, claimReason });
const object = async (member: Actor) =>
  objectToClaim({ token: await lastToken(member.email, "claimNotice"), address: null });
const roleOf = async (actor: Actor, structureId: string) =>
  (await db().membership.findUnique({ where: { userId_structureId: { userId: actor.userId, structureId } } }))?.role;

describe("F-152 openClaim refuses", () => {
  it("what is no structure to take over, managers, and a claim that says or proves nothing", async () => {
    const { structureId, manager, claimant } = await team();
    const town = await makeStructure({ kind: "PUBLIQUE" });
    const closed = await makeStructure({ status: "INACTIVE" });
    expect(await claim(claimant, UNKNOWN)).toMatchObject({ code: "NOT_FOUND" });
    expect(await claim(claimant, town.id)).toMatchObject({ code: "CLAIM_PUBLIC" });
    expect(await claim(claimant, closed.id)).toMatchObject({ code: "STRUCTURE_INACTIVE" });
    expect(await claim(manager, structureId)).toMatchObject({ code: "CLAIM_MANAGER" });
    const other = await somebody();
    expect(await claim(other, structureId, [])).toMatchObject({ code: "CLAIM_FILES_NEEDED" });
    expect(await claim(other, structureId, [file()], "Trop court")).toMatchObject({ code: "INVALID_INPUT" });
    const third = await somebody();
    expect(
      await claim(
        third,
        structureId,
        Array.from({ length: 6 }, () => file()),
      ),
    ).toMatchObject({
      code: "TOO_MANY_FILES",
    });
    for (const bad of [file("virus.exe"), file("kbis.png"), file("page.html", Buffer.from("<script>"))])
      expect((await claim(await somebody(), structureId, [bad])).ok, bad.fileName).toBe(false);
    expect(await db().structureClaim.count({ where: { structureId } })).toBe(0);
    expect(await orderedMails(manager.email)).toEqual([]);
  });

  it("a second one while the first waits, at the same instant too, and a sixth in a day", async () => {
    const { structureId, claimant } = await team();
    const results = await Promise.all([1, 2, 3].map(() => claim(claimant, structureId)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await claim(claimant, structureId)).toMatchObject({ code: "CLAIM_OPEN" });
    const greedy = await somebody();
    for (let n = 0; n < 3; n += 1) expect(await claim(greedy, (await makeStructure()).id)).toMatchObject({ ok: true });
    expect(await claim(greedy, (await makeStructure()).id)).toMatchObject({ code: "TOO_MANY_CLAIMS" });
  });
});

describe("F-152 a claim that waits", () => {
  it("is told to every member by a mail with a link of their own, to support, and to nobody else", async () => {
    const { structureId, manager, colleague, claimant, claimId } = await opened();
    const tokens = await Promise.all([manager, colleague].map(({ email }) => lastToken(email, "claimNotice")));
    expect(new Set(tokens).size).toBe(2);
    expect(await readNotice(tokens[0] ?? "")).toMatchObject({ claimant: claimant.displayName, objectedAt: null });
    expect(await orderedMails(claimant.email)).toEqual([]);
    expect((await listNotifications(support.userId, 1))[0]).toMatchObject({ type: "claim.waiting" });
    expect(JSON.stringify(await db().claimNotice.findMany({ where: { claimId } }))).not.toContain(tokens[0]);
    expect(await ownClaim(claimant, structureId)).toMatchObject({ id: claimId, status: "OPEN", objected: false });
    expect(await ownClaim(colleague, structureId)).toBeNull();
  });

  it("is seen and decided by support only, not by who made it or belongs there", async () => {
    const { structureId, manager, claimant, claimId } = await opened();
    const { documentId } = await db().claimFile.findFirstOrThrow({ where: { claimId } });
    for (const other of [manager, claimant, await somebody()]) {
      expect(await claimSheet(other, claimId)).toBeNull();
      expect((await listClaims(other, true)).items).toEqual([]);
      expect(await isClaimFile(other, claimId, documentId)).toBe(false);
      expect(await decide(other, claimId, "refuser")).toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await claimSheet(support, claimId)).toMatchObject({ told: 2, objections: [], explanation: EXPLANATION });
    expect(await isClaimFile(support, claimId, documentId)).toBe(true);
    expect(await isClaimFile(support, UNKNOWN, documentId)).toBe(false);
    expect((await listClaims(support, true)).items.map(({ id }) => id)).toContain(claimId);
    expect(await decide(support, UNKNOWN, "refuser")).toMatchObject({ code: "NOT_FOUND" });
    const insider = await makeUser({ systemRole: "SUPPORT" });
    await db().membership.create({ data: { id: insider.id, userId: insider.id, structureId } });
    const own = await actorOf(insider.id);
    expect(await decide(own, claimId, "refuser")).toMatchObject({ code: "CLAIM_OWN" });
    expect(await decide(support, claimId, "refuser", "")).toMatchObject({ code: "INVALID_INPUT" });
  });

  it("is not granted before fourteen days, nor ever over a manager's objection; a member's alone is only seen", async () => {
    const { structureId, manager, colleague, claimId } = await opened();
    expect(await decide(support, claimId, "accepter")).toMatchObject({ code: "CLAIM_TOO_EARLY" });
    expect(await object(colleague)).toMatchObject({ ok: true });
    advance(14 * DAY - 1);
    expect(await decide(support, claimId, "accepter")).toMatchObject({ code: "CLAIM_TOO_EARLY" });
    expect(await object(manager)).toMatchObject({ ok: true });
    advance(20 * DAY);
    expect(await decide(support, claimId, "accepter")).toMatchObject({ code: "CLAIM_OBJECTED" });
    expect(await claimSheet(support, claimId)).toMatchObject({
      objections: [{ manager: true }, { manager: false }].map((one) => expect.objectContaining(one)),
    });
    expect(await roleOf(manager, structureId)).toBe("MAIN_MANAGER");
  });

  it("its links: unknown ones lead nowhere, a second press changes nothing, who left cannot object", async () => {
    const { structureId, manager, colleague, claimant, claimId } = await opened();
    for (const token of ["", "rien", "x".repeat(43)])
      expect(await objectToClaim({ token, address: null })).toMatchObject({ code: "CLAIM_LINK_DEAD" });
    expect(await object(manager)).toMatchObject({ ok: true });
    expect(await object(manager)).toMatchObject({ ok: true });
    expect((await listNotifications(claimant.userId)).map(({ type }) => type)).toEqual(["claim.objected"]);
    expect(await ownClaim(claimant, structureId)).toMatchObject({ objected: true });
    await db().membership.updateMany({ where: { userId: colleague.userId }, data: { endedAt: new Date() } });
    expect(await object(colleague)).toMatchObject({ code: "CLAIM_LINK_DEAD" });
    expect(await cancelClaim(manager, { claimId })).toMatchObject({ code: "NOT_FOUND" });
    expect(await cancelClaim(claimant, { claimId })).toMatchObject({ ok: true });
    expect(await cancelClaim(claimant, { claimId })).toMatchObject({ code: "CLAIM_DECIDED" });
    expect(await object(manager)).toMatchObject({ code: "CLAIM_LINK_DEAD" });
  });

  it("is told to support once more when its time is over, once", async () => {
    await opened();
    expect(await tellRipeClaims()).toBe(0);
    advance(14 * DAY + 1);
    expect(await tellRipeClaims()).toBeGreaterThan(0);
    expect(await tellRipeClaims()).toBe(0);
  });
});

describe("F-152 decideClaim", () => {
  it("granted after the delay, makes the claimant main manager and who was before a simple user, and tells everybody", async () => {
    const { structureId, manager, colleague, claimant, claimId } = await opened();
    advance(14 * DAY + 1);
    expect(await decide(support, claimId, "accepter")).toMatchObject({ ok: true });
    const now = await actorOf(claimant.userId);
    expect(can(now, "organisation.appoint", { structureId })).toBe(true);
    expect(await roleOf(manager, structureId)).toBe("USER");
    expect((await listNotifications(claimant.userId, 1))[0]).toMatchObject({ type: "claim.accepted" });
    for (const one of [manager, colleague])
      expect((await listNotifications(one.userId, 1))[0]).toMatchObject({ type: "claim.tookOver" });
    const kept = await db().auditEvent.findMany({ where: { structureId, userId: support.userId } });
    expect(kept.map(({ type }) => type).sort()).toEqual(["claim.decided", "role.changed", "role.changed"]);
    expect(await decide(support, claimId, "refuser")).toMatchObject({ code: "CLAIM_DECIDED" });
  });

  it("refused at any moment, changes nothing and gives the reason; of two decisions and a cancellation one happens", async () => {
    const { structureId, manager, claimant, claimId } = await opened();
    const results = await Promise.all([
      decide(support, claimId, "refuser", "La pièce d’identité manque."),
      decide(support, claimId, "refuser", "La pièce d’identité manque."),
      cancelClaim(claimant, { claimId }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await roleOf(manager, structureId)).toBe("MAIN_MANAGER");
    expect(await roleOf(claimant, structureId)).toBeUndefined();
    const seen = await ownClaim(claimant, structureId);
    if (results[2].ok) expect(seen).toMatchObject({ status: "CANCELLED" });
    else expect(seen).toMatchObject({ status: "REFUSED", reason: "La pièce d’identité manque." });
  });
});
