import { afterEach, describe, expect, it } from "vitest";
import {
  cancelWebinar,
  leaveWebinar,
  registerForWebinar,
  remindWebinars,
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

  it("F-113 show their slides to everybody as soon as there are some, and their recording once they are over", async () => {
    restore = setClock({ now: () => new Date("2027-01-10T09:00:00Z") });
    const admin = await someone("ADMIN");
    const seen = { ...input, startsAt: "2027-01-12T10:30", replay: "https://film.example/1" };
    expect(await writeWebinar(admin, { ...seen, slides: "ftp://pages.example/1" })).toMatchObject({
      fields: [{ field: "slides", code: "ADDRESS_NOT_SECURE" }],
    });
    const written = await writeWebinar(admin, seen);
    const webinarId = written.ok ? written.data.webinarId : "";
    expect(await webinar(webinarId, "fr", null)).toMatchObject({ slides: null, replay: null });
    const slides = "https://pages.example/1";
    await writeWebinar(admin, { ...seen, webinarId, version: "0", slides });
    expect(await webinar(webinarId, "fr", null)).toMatchObject({ slides, replay: null });
    restore();
    restore = setClock({ now: () => new Date("2027-01-12T12:00:00Z") });
    expect(await webinar(webinarId, "en", null)).toMatchObject({ slides, replay: seen.replay, address: null });
    await cancelWebinar(admin, { webinarId });
    expect(await webinar(webinarId, "fr", null)).toMatchObject({ slides: null, replay: null });
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

  it("F-113 are written about, each thing once: the seat, the day before, a new date, the end of it", async () => {
    restore = setClock({ now: () => new Date("2027-03-01T09:00:00Z") });
    const [admin, one, other] = [await someone("ADMIN"), await someone(), await someone()];
    const mails = async ({ userId }: { userId: string }) => {
      const { loginEmail, contactEmail } = await db().user.findUniqueOrThrow({ where: { id: userId } });
      const rows = await db().mailDelivery.findMany({
        where: { recipient: { in: [loginEmail, contactEmail] }, template: { startsWith: "webinar" } },
        orderBy: { position: "asc" },
      });
      return rows.map(({ template }) => template);
    };
    const written = await writeWebinar(admin, { ...input, startsAt: "2027-03-10T10:30" });
    const webinarId = written.ok ? written.data.webinarId : "";
    for (const person of [one, one, other]) await registerForWebinar(person, { webinarId });
    await leaveWebinar(other, { webinarId });
    await leaveWebinar(other, { webinarId });
    expect(await mails(other)).toEqual(["webinarRegistered", "webinarLeft"]);
    expect(await remindWebinars()).toBe(0);
    restore();
    restore = setClock({ now: () => new Date("2027-03-09T12:00:00Z") });
    expect((await Promise.all([remindWebinars(), remindWebinars()])).sort()).toEqual([0, 1]);
    expect(await remindWebinars()).toBe(0);
    await registerForWebinar(other, { webinarId });
    expect(await remindWebinars()).toBe(0);
    await writeWebinar(admin, { ...input, webinarId, version: "0", startsAt: "2027-03-12T10:30" });
    await cancelWebinar(admin, { webinarId });
    await leaveWebinar(one, { webinarId });
    expect(await remindWebinars()).toBe(0);
    expect(await mails(one)).toEqual(["webinarRegistered", "webinarReminder", "webinarMoved", "webinarCancelled"]);
    expect((await mails(other)).slice(2)).toEqual(["webinarRegistered", "webinarMoved", "webinarCancelled"]);
  });
});
