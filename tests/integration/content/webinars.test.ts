import { afterEach, describe, expect, it } from "vitest";
import {
  cancelWebinar,
  leaveWebinar,
  registerForWebinar,
  webinar,
  webinars,
  writeWebinar,
  writtenWebinars,
} from "#lib/content/index.ts";
import { useClock as setClock } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { actorOf, makeUser } from "#tests/factories/people.ts";

let restore = () => {};
afterEach(() => restore());

const input = {
  startsAt: "2026-12-01T10:30",
  minutes: "60",
  seats: "2",
  address: "https://salle.example/1",
  titleFrench: "Déposer une facture",
  bodyFrench: "Pas à pas.",
};
const someone = async (systemRole: "NONE" | "ADMIN" = "NONE") => actorOf((await makeUser({ systemRole })).id);

describe("F-113 webinars", () => {
  it("are announced by who may, have as many seats as they say, and are joined by the registered alone", async () => {
    restore = setClock({ now: () => new Date("2026-11-27T09:00:00Z") });
    const [admin, ...people] = [await someone("ADMIN"), await someone(), await someone(), await someone()];
    expect(await writeWebinar(people[0] ?? admin, input)).toMatchObject({ code: "NOT_FOUND" });
    expect(await writeWebinar(admin, { ...input, address: "http://salle.example" })).toMatchObject({
      fields: [{ field: "address", code: "ADDRESS_NOT_SECURE" }],
    });
    const written = await writeWebinar(admin, input);
    const webinarId = written.ok ? written.data.webinarId : "";
    expect((await webinar(webinarId, "fr", null))?.address).toBeNull();

    const outcomes = await Promise.all(people.map((person) => registerForWebinar(person, { webinarId })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ code: "WEBINAR_FULL" });
    const [inside] = people.filter((_, index) => outcomes[index]?.ok);
    if (!inside) throw new Error("nobody got a seat");
    expect((await registerForWebinar(inside, { webinarId })).ok).toBe(true);
    expect(await db().webinarRegistration.count()).toBe(2);
    expect((await webinar(webinarId, "fr", inside))?.address).toBe(input.address);
    await leaveWebinar(inside, { webinarId });
    expect(await webinar(webinarId, "fr", inside)).toMatchObject({ address: null, phase: "open", left: 1 });
    expect(await registerForWebinar(inside, { webinarId: admin.userId })).toMatchObject({ code: "NOT_FOUND" });

    restore();
    restore = setClock({ now: () => new Date("2026-12-02T09:00:00Z") });
    expect(await registerForWebinar(inside, { webinarId })).toMatchObject({ code: "WEBINAR_CLOSED" });
    expect((await webinars("fr", null)).past.map(({ id }) => id)).toEqual([webinarId]);
  });

  it("can be called off, once", async () => {
    const admin = await someone("ADMIN");
    const written = await writeWebinar(admin, { ...input, startsAt: "2099-12-01T10:30" });
    const webinarId = written.ok ? written.data.webinarId : "";
    expect((await cancelWebinar(admin, { webinarId })).ok).toBe(true);
    expect(await cancelWebinar(admin, { webinarId })).toMatchObject({ code: "NOT_FOUND" });
    expect(await registerForWebinar(await someone(), { webinarId })).toMatchObject({ code: "WEBINAR_CLOSED" });
    expect(await writtenWebinars(await someone())).toBeNull();
  });
});
