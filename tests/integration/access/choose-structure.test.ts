import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, chooseStructure, structureChoices } from "#lib/access/index.ts";
import { keptStructure } from "#lib/access/queries/acting-structures.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { actorOf, makeMember, makeStructure, makeUser } from "#tests/factories/people.ts";

type Structure = Awaited<ReturnType<typeof makeStructure>>;
let first: Structure;
let second: Structure;
let foreign: Structure;
let actor: Actor;

beforeAll(async () => {
  first = await makeStructure({ legalName: "ÉBÉNISTERIE DU LAC" });
  second = await makeStructure({ legalName: "MENUISERIE DU PONT", label: "Atelier du pont" });
  foreign = await makeStructure({ legalName: "SCIERIE D’AILLEURS" });
  const user = await makeUser();
  await makeMember(user.id, first.id, []);
  await makeMember(user.id, second.id, []);
  actor = await actorOf(user.id);
});

describe("F-42 chooseStructure", () => {
  it("does not find a structure of others, one that does not exist, or one that was left", async () => {
    const left = await makeStructure();
    await makeMember(actor.userId, left.id, []);
    await db().membership.updateMany({ where: { structureId: left.id }, data: { endedAt: new Date() } });
    for (const id of [foreign.id, newId(), left.id])
      expect(await chooseStructure(await actorOf(actor.userId), id)).toMatchObject({ ok: false, code: "NOT_FOUND" });
    expect(await keptStructure(actor.userId)).toBeNull();
  });

  it("keeps the choice on the account, once, and forgets it for all of them", async () => {
    expect(await chooseStructure(actor, second.id)).toMatchObject({ ok: true });
    expect(await chooseStructure(actor, second.id)).toMatchObject({ ok: true });
    expect(await keptStructure(actor.userId)).toBe(second.id);
    const events = await db().auditEvent.findMany({ where: { userId: actor.userId } });
    expect(events).toMatchObject([{ type: "account.preferencesChanged", detail: { fields: ["structure"] } }]);
    expect(await chooseStructure(actor, null)).toMatchObject({ ok: true });
    expect(await keptStructure(actor.userId)).toBeNull();
  });

  it("lists the person's own structures by the name they go by, and finds among them", async () => {
    const names = async (typed?: string) => (await structureChoices(actor, typed)).map(({ name }) => name);
    expect(await names()).toEqual(["Atelier du pont", "ÉBÉNISTERIE DU LAC"]);
    expect(await names("menuiserie")).toEqual(["Atelier du pont"]);
    expect(await names("ebenisterie lac")).toEqual(["ÉBÉNISTERIE DU LAC"]);
    expect(await names(first.identifier)).toEqual(["ÉBÉNISTERIE DU LAC"]);
    expect(await names("scierie")).toEqual([]);
    expect(await names("%")).toEqual([]);
  });
});
