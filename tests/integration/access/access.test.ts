import { beforeAll, describe, expect, it } from "vitest";
import { can, holdersOf, listAttachments, listRights, loadActor, notifyHolders } from "#lib/access/index.ts";
import { countUnread } from "#lib/notifications/index.ts";
import { db, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { actorOf, makeMember, makeService, makeStructure, makeUser } from "#tests/factories/people.ts";

type Structure = Awaited<ReturnType<typeof makeStructure>>;
let mine: Structure;
let unrelated: Structure;
let north: { id: string };
let south: { id: string };

beforeAll(async () => {
  mine = await makeStructure({ kind: "PUBLIQUE", legalName: "VILLE D'YS" });
  unrelated = await makeStructure({ kind: "PUBLIQUE", legalName: "VILLE DE BREST" });
  north = await makeService(mine.id, "NORD", { label: "Service du nord" });
  south = await makeService(mine.id, "SUD");
});

/** A person with a right to treat the invoices of one service, or of the whole structure. */
async function agent(structureId: string, serviceId: string | null) {
  const user = await makeUser();
  const membership = await makeMember(user.id, structureId, [["FACTURES_RECUES", "MODIFICATION", serviceId]]);
  return { userId: user.id, membershipId: membership.id };
}

describe("loadActor", () => {
  it("is null for an account that is not active, or that does not exist", async () => {
    const closed = await makeUser({ status: "CLOSED" });
    const pending = await makeUser({ status: "PENDING" });
    for (const id of [closed.id, pending.id, newId()]) expect(await loadActor(id, { id: newId() })).toBeNull();
  });

  it("forgets a place that ended and a right that was taken away, at once", async () => {
    const { userId, membershipId } = await agent(mine.id, null);
    const where = { structureId: mine.id };
    expect(can(await actorOf(userId), "invoice.treat", where)).toBe(true);
    await db().habilitation.deleteMany({ where: { membershipId } });
    expect(can(await actorOf(userId), "invoice.treat", where)).toBe(false);
    expect(can(await actorOf(userId), "structure.read", where)).toBe(true);
    await db().membership.update({ where: { id: membershipId }, data: { endedAt: new Date() } });
    expect((await actorOf(userId)).memberships).toEqual([]);
  });

  it("knows of no structure but the person's own", async () => {
    const { userId } = await agent(mine.id, null);
    const actor = await actorOf(userId);
    expect(can(actor, "invoice.treat", { structureId: unrelated.id })).toBe(false);
    expect(actor.memberships.map((one) => one.structureId)).toEqual([mine.id]);
  });
});

describe("who is told", () => {
  it("holds the permission there: not elsewhere, not on another service, not once they left", async () => {
    const [whole, ofNorth, ofSouth, elsewhere, gone, reader] = [
      await agent(mine.id, null),
      await agent(mine.id, north.id),
      await agent(mine.id, south.id),
      await agent(unrelated.id, null),
      await agent(mine.id, null),
      await makeUser(),
    ];
    await makeMember(reader.id, mine.id, [["FACTURES_RECUES", "CONSULTATION"]]);
    await db().membership.update({ where: { id: gone.membershipId }, data: { endedAt: new Date() } });
    const holders = await transaction((tx) =>
      holdersOf(tx, "invoice.treat", { structureId: mine.id, serviceId: north.id }),
    );
    expect(holders).toEqual(expect.arrayContaining([whole.userId, ofNorth.userId]));
    for (const other of [ofSouth.userId, elsewhere.userId, gone.userId, reader.id])
      expect(holders).not.toContain(other);
  });

  it("is not whoever did it", async () => {
    const doer = await agent(unrelated.id, null);
    const colleague = await agent(unrelated.id, null);
    await transaction((tx) =>
      notifyHolders(tx, {
        permission: "invoice.readReceived",
        subject: { structureId: unrelated.id, serviceId: null },
        except: doer.userId,
        type: "invoice.received",
        data: { number: "F-1", otherParty: "Fournisseur" },
        link: "/facturation/factures-recues/1",
      }),
    );
    expect(await countUnread(doer.userId)).toBe(0);
    expect(await countUnread(colleague.userId)).toBe(1);
  });
});

describe("F-41 « Mes Habilitations », F-42 « Mes rattachements »", () => {
  it("show one line per profile, the role's own included, and only the person's", async () => {
    const manager = await makeUser();
    await makeMember(
      manager.id,
      mine.id,
      [
        ["FACTURES_RECUES", "MODIFICATION", north.id],
        ["FACTURES_RECUES", "CONSULTATION"],
      ],
      "MAIN_MANAGER",
    );
    const stranger = await makeUser();
    const lines = await listRights(manager.id);
    expect(lines.map((one) => [one.service?.code ?? null, one.application, one.level, one.byRole])).toEqual([
      [null, "FACTURES_RECUES", "CONSULTATION", false],
      [null, "ORGANISATION", "MODIFICATION", true],
      ["NORD", "FACTURES_RECUES", "MODIFICATION", false],
    ]);
    expect(await listRights(stranger.id)).toEqual([]);
    expect(await listAttachments(stranger.id)).toEqual([]);
    expect(await listAttachments(manager.id)).toMatchObject([{ legalName: "VILLE D'YS", role: "MAIN_MANAGER" }]);
    for (const [typed, count] of [
      ["nord", 1],
      ["ys DU", 1],
      ["VILLE", 3],
      [mine.identifier, 3],
      ["brest", 0],
      ["%", 0],
    ] as const) {
      expect(await listRights(manager.id, typed), typed).toHaveLength(count);
    }
  });
});
