import { afterEach, describe, expect, it } from "vitest";
import { measureHealth, noteIncident, portalState } from "#lib/health/index.ts";
import { useClock as setClock } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { actorOf, makeUser } from "#tests/factories/people.ts";

type Measures = NonNullable<Parameters<typeof measureHealth>[0]>;
const well: Measures = {
  web: async () => 20,
  database: async () => 1,
  storage: async () => 3,
  routing: async () => 0,
  reading: async () => 0,
  mail: async () => 0,
};
let restore = () => {};
afterEach(() => restore());

/** Measures once in each of these minutes of a day. */
async function minutes(from: number, count: number, measures: Measures, times = 1): Promise<void> {
  for (let minute = from; minute < from + count; minute += 1) {
    restore();
    restore = setClock({ now: () => new Date(Date.UTC(2026, 9, 12, 8, minute, 12)) });
    await Promise.all(Array.from({ length: times }, () => measureHealth(measures)));
  }
}
const mails = async () => (await portalState()).parts.find(({ part }) => part === "mail");

describe("F-157 the state of the portal", () => {
  it("says nothing of what was never measured", async () => {
    const state = await portalState();
    expect(state.measuredAt).toBeNull();
    expect(state.parts.every(({ now, availability }) => now === null && availability === null)).toBe(true);
  });

  it("counts each minute once, by however many workers it is measured, and opens and closes incidents by itself", async () => {
    await minutes(0, 3, well, 2);
    expect((await mails())?.now).toBe("UP");
    const failing: Measures = { ...well, mail: () => Promise.reject(new Error("no answer")) };
    await minutes(3, 4, failing, 2);
    const during = await portalState();
    expect(during.incidents).toMatchObject([{ part: "mail", level: "DOWN", closedAt: null }]);
    expect(during.incidents[0]?.openedAt.toISOString()).toBe("2026-10-12T08:03:00.000Z");
    await minutes(7, 3, well);
    const after = await portalState();
    expect(after.incidents[0]?.closedAt?.toISOString()).toBe("2026-10-12T08:07:00.000Z");
    const part = await mails();
    expect(part?.days.at(-1)).toMatchObject({ day: "2026-10-12", level: "DOWN", slow: 0, down: 4 });
    expect(part?.availability).toBeCloseTo(0.6);
    expect(await db().healthIncident.count()).toBe(1);
  });

  it("stops saying what it has not measured for some minutes", async () => {
    restore = setClock({ now: () => new Date(Date.UTC(2026, 9, 12, 8, 30)) });
    expect((await mails())?.now).toBeNull();
  });

  it("lets administrators, and nobody else, explain an incident", async () => {
    const incident = await db().healthIncident.findFirstOrThrow();
    const admin = await actorOf((await makeUser({ systemRole: "ADMIN" })).id);
    const support = await actorOf((await makeUser({ systemRole: "SUPPORT" })).id);
    const note = { incidentId: incident.id, french: "Le serveur de messagerie était arrêté.", english: "" };
    expect(await noteIncident(support, note)).toMatchObject({ ok: false, code: "NOT_FOUND" });
    expect(await noteIncident(admin, { ...note, french: " " })).toMatchObject({
      ok: false,
      code: "INVALID_INPUT",
    });
    expect(await noteIncident(admin, { ...note, incidentId: admin.userId })).toMatchObject({ ok: false });
    expect((await noteIncident(admin, note)).ok).toBe(true);
    expect((await portalState()).incidents[0]?.notes).toMatchObject([{ french: note.french }]);
  });

  it("measures this very installation", async () => {
    restore();
    await measureHealth();
    expect(await db().healthMinute.count()).toBe(6);
    const { parts } = await portalState();
    const now = new Map(parts.map((one) => [one.part, one.now]));
    expect([now.get("database"), now.get("storage"), now.get("routing"), now.get("mail")]).toEqual([
      "UP",
      "UP",
      "UP",
      "UP",
    ]);
  });
});
