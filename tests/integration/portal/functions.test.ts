import { afterEach, describe, expect, it } from "vitest";
import { useClock as setClock } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { countUse, ownFunctions, pinFunctions } from "#lib/portal/index.ts";
import { actorOf, makeUser } from "#tests/factories/people.ts";

let restore = () => {};
afterEach(() => restore());
const at = (minutes: number) => {
  restore();
  restore = setClock({ now: () => new Date(Date.UTC(2026, 10, 27) + minutes * 60_000) });
};
const shown = async (actor: Awaited<ReturnType<typeof actorOf>>) =>
  (await ownFunctions(actor, "entreprise")).shown.map(({ code }) => code);

describe("F-5 the functions of one's home page", () => {
  it("follow what a person opens, counted once for pages that follow one another, and fading", async () => {
    const actor = await actorOf((await makeUser()).id);
    expect((await shown(actor))[0]).toBe("ANNUAIRE");
    for (const minute of [0, 1, 2, 10]) {
      at(minute);
      await countUse(actor.userId, "RATTACHEMENT");
    }
    const use = await db().functionUse.findFirstOrThrow({ where: { userId: actor.userId } });
    expect(use.score).toBeCloseTo(2, 2);
    expect((await shown(actor))[0]).toBe("RATTACHEMENT");
    at(60 * 24 * 30);
    await countUse(actor.userId, "RATTACHEMENT");
    expect((await db().functionUse.findFirstOrThrow({ where: { userId: actor.userId } })).score).toBeCloseTo(2, 1);
  });

  it("can be pinned and let go, and nothing else can be written that way", async () => {
    const actor = await actorOf((await makeUser()).id);
    expect(await pinFunctions(actor, { pinned: ["VERIFICATION", "STRUCTURES", "n'importe quoi"] })).toMatchObject({
      data: { pinned: 2 },
    });
    expect((await shown(actor)).slice(0, 2).sort()).toEqual(["STRUCTURES", "VERIFICATION"]);
    await pinFunctions(actor, { pinned: "VERIFICATION" });
    expect((await ownFunctions(actor, "entreprise")).pinned).toEqual(["VERIFICATION"]);
    await pinFunctions(actor, {});
    expect((await ownFunctions(actor, "entreprise")).pinned).toEqual([]);
    expect(await pinFunctions(actor, { pinned: Array(50).fill("ANNUAIRE") })).toMatchObject({ ok: false });
  });

  it("bears a person who is gone", async () => {
    await expect(countUse("019ab000-0000-7000-8000-000000000000", "ANNUAIRE")).resolves.toBeUndefined();
  });
});
