import { beforeAll, describe, expect, it } from "vitest";
import { firstSteps, listRequests } from "#lib/access/index.ts";
import { closeWelcome } from "#lib/accounts/index.ts";
import { listNotifications } from "#lib/notifications/index.ts";
import { db } from "#lib/platform/db.ts";
import { actorOf, makeActor, makeStructure, makeUser, somebody } from "#tests/factories/people.ts";
import { UNKNOWN } from "#tests/factories/team.ts";
import { type AskedStructure, approve, makeAskedStructure } from "#tests/integration/support/attachment-requests.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";

let mine: AskedStructure["mine"];
let manager: AskedStructure["manager"];
let stranger: AskedStructure["stranger"];
let ask: AskedStructure["ask"];
let asked: AskedStructure["asked"];
beforeAll(async () => {
  ({ mine, manager, stranger, ask, asked } = await makeAskedStructure());
});

describe("F-44 requestAttachment refuses", () => {
  it.each([
    [{ comment: "" }, "comment", "REQUIRED"],
    [{ comment: "Bonjour" }, "comment", "TOO_SHORT"],
    [{ comment: "x".repeat(501) }, "comment", "TOO_LONG"],
    [{ comment: "Bonjour\u0000 à vous tous" }, "comment", "INVALID"],
    [{ level: "service", serviceCode: "A\u0000" }, "serviceCode", "INVALID"],
    [{ level: "autre" }, "level", "REQUIRED"],
    [{ level: "service" }, "serviceCode", "REQUIRED"],
    [{ level: "service", serviceCode: "RIEN" }, "serviceCode", "UNKNOWN_SERVICE"],
    [{ structureId: "rien" }, "structureId", "INVALID"],
  ])("%j", async (over, field, code) => {
    const person = await somebody();
    const result = await ask(person, over);
    expect(result).toMatchObject({ code: "INVALID_INPUT" });
    expect(!result.ok && result.fields).toContainEqual({ field, code });
    expect(await listRequests(person.userId)).toEqual([]);
  });

  it("F-43 a public recipient, what does not exist, what is closed, and who belongs there already", async () => {
    const person = await somebody();
    const town = await makeStructure({ kind: "PUBLIQUE" });
    const closed = await makeStructure({ status: "INACTIVE" });
    expect(await ask(person, { structureId: town.id })).toMatchObject({ code: "NO_NEED_TO_ATTACH" });
    expect(await ask(person, { structureId: closed.id })).toMatchObject({ code: "STRUCTURE_INACTIVE" });
    expect(await ask(person, { structureId: UNKNOWN })).toMatchObject({ code: "NOT_FOUND" });
    expect(await ask(manager)).toMatchObject({ code: "ALREADY_ATTACHED" });
    const kept = await db().auditEvent.findMany({ where: { userId: person.userId } });
    expect(kept.map(({ type, outcome }) => `${type} ${outcome}`)).toEqual(
      Array.from({ length: 3 }, () => "attachment.requested refused"),
    );
  });

  it("a second request while one waits, at the same instant too; another service is another request", async () => {
    const person = await somebody();
    const results = await Promise.all(Array.from({ length: 5 }, () => ask(person)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((one) => !one.ok && one.code === "ALREADY_REQUESTED")).toHaveLength(4);
    expect(await ask(person, { level: "service", serviceCode: "chantiers" })).toMatchObject({ ok: true });
    expect(await ask(person, { level: "service", serviceCode: "CHANTIERS" })).toMatchObject({
      code: "ALREADY_REQUESTED",
    });
  });

  it("an eleventh request while ten wait", async () => {
    const person = await somebody();
    for (let n = 0; n < 10; n += 1) await asked(person, { structureId: (await makeStructure()).id });
    expect(await ask(person)).toMatchObject({ code: "TOO_MANY_REQUESTS" });
  });
});

describe("F-44 requestAttachment", () => {
  it("tells the managers of that structure, in the bell and by mail, and nobody else", async () => {
    const colleague = await makeActor(mine.id, [["FACTURES_EMISES", "MODIFICATION"]]);
    const person = await somebody();
    const requestId = await asked(person);
    const [told] = await listNotifications(manager.userId, 1);
    expect(told).toMatchObject({
      type: "attachment.requested",
      data: { person: person.displayName, structure: "ATELIER DES DEMANDES" },
      link: `/approbations/${requestId}`,
    });
    const mails = await orderedMails(manager.email);
    expect(mails.at(-1)).toMatchObject({ template: "attachment.requested" });
    for (const other of [colleague, stranger, person]) expect(await listNotifications(other.userId)).toEqual([]);
  });

  it("shows its author its state, without the name of an undisclosed structure", async () => {
    const hidden = await makeStructure({ legalName: "SECRET SARL", undisclosed: true });
    const person = await somebody();
    await asked(person, { structureId: hidden.id });
    const [line] = await listRequests(person.userId);
    expect(line).toMatchObject({ name: hidden.identifier, status: "EN_COURS_DE_VALIDATION", reason: null });
    expect(JSON.stringify(await firstSteps(person))).not.toContain("SECRET");
  });
});

describe("F-29 the way to a first deposit", () => {
  it("starts with nothing, waits on a request, and ends with a structure to deposit for", async () => {
    const person = await somebody();
    expect(await firstSteps(person)).toMatchObject({ structure: "none", pending: null, welcomed: false });
    await closeWelcome(person.userId);
    expect(await firstSteps(person)).toMatchObject({ structure: "none", welcomed: true });
    const requestId = await asked(person);
    expect(await firstSteps(person)).toMatchObject({ structure: "pending", pending: { name: "ATELIER DES DEMANDES" } });
    await approve(manager, requestId, { right_FACTURES_EMISES: "MODIFICATION" });
    expect(await firstSteps(await actorOf(person.userId))).toMatchObject({
      structure: "done",
      depositFor: [mine.id],
    });
  });

  it("is not for agents of public entities, readers and support", async () => {
    const town = await makeStructure({ kind: "PUBLIQUE" });
    expect(await firstSteps(await makeActor(town.id, [["FACTURES_RECUES", "MODIFICATION"]]))).toBeNull();
    expect(await firstSteps(await makeActor(mine.id, [["FACTURES_EMISES", "CONSULTATION"]]))).toBeNull();
    expect(await firstSteps(await actorOf((await makeUser({ systemRole: "SUPPORT" })).id))).toBeNull();
  });
});
