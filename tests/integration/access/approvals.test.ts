import { beforeAll, describe, expect, it } from "vitest";
import {
  approvalSheet,
  approveAttachment,
  can,
  cancelAttachment,
  countApprovals,
  listApprovals,
  listRequests,
} from "#lib/access/index.ts";
import { listNotifications } from "#lib/notifications/index.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { actorOf, makeActor, makeMember, makeStructure, makeUser, somebody } from "#tests/factories/people.ts";
import { UNKNOWN } from "#tests/factories/team.ts";
import {
  type AskedStructure,
  approve,
  COMMENT,
  makeAskedStructure,
  statusOf,
  turnDown,
} from "#tests/integration/support/attachment-requests.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";

let mine: AskedStructure["mine"];
let unrelated: AskedStructure["unrelated"];
let service: AskedStructure["service"];
let manager: AskedStructure["manager"];
let stranger: AskedStructure["stranger"];
let ask: AskedStructure["ask"];
let asked: AskedStructure["asked"];
beforeAll(async () => {
  ({ mine, unrelated, service, manager, stranger, ask, asked } = await makeAskedStructure());
});

describe("F-45 what waits is seen by the managers of that structure only", () => {
  it("by nobody else: neither in lists nor by its id, nor can they decide", async () => {
    const person = await somebody();
    const requestId = await asked(person);
    const reader = await makeActor(mine.id, [["ORGANISATION", "CONSULTATION"]]);
    // A simple user never manages, whatever a row says.
    const impostor = await makeActor(mine.id, [["ORGANISATION", "MODIFICATION"]]);
    const gone = await makeUser();
    const ended = await makeMember(gone.id, mine.id, [], "SECONDARY_MANAGER");
    await db().membership.update({ where: { id: ended.id }, data: { endedAt: new Date() } });
    for (const other of [stranger, reader, impostor, await actorOf(gone.id), person]) {
      expect(await approvalSheet(other, requestId)).toBeNull();
      expect((await listApprovals(other)).items.map(({ id }) => id)).not.toContain(requestId);
      expect(await approve(other, requestId)).toMatchObject({ ok: false, code: "NOT_FOUND" });
      expect(await turnDown(other, requestId)).toMatchObject({ ok: false, code: "NOT_FOUND" });
    }
    expect(await countApprovals(stranger)).toBe(0);
    expect(await countApprovals(reader)).toBeNull();
    expect(await approve(manager, UNKNOWN)).toMatchObject({ code: "NOT_FOUND" });
    expect(await statusOf(requestId)).toBe("EN_COURS_DE_VALIDATION");
    const denied = await db().auditEvent.count({ where: { subjectId: requestId, outcome: "refused" } });
    expect(denied).toBe(10);
  });

  it("oldest first, page by page, with its count", async () => {
    const busy = await makeStructure();
    const boss = await makeActor(busy.id, [], "MAIN_MANAGER");
    const { userId } = await somebody();
    const services = Array.from({ length: 52 }, (_, n) => ({
      id: newId(),
      structureId: busy.id,
      code: `S${n}`,
      label: "",
    }));
    await db().service.createMany({ data: services });
    const ids = services.map((_, n) => newId(Date.now() + n));
    const data = services.map((one, n) => ({
      id: ids[n] ?? "",
      userId,
      structureId: busy.id,
      serviceId: one.id,
      comment: COMMENT,
    }));
    await db().attachmentRequest.createMany({ data });
    expect(await countApprovals(boss)).toBe(52);
    const first = await listApprovals(boss);
    const second = await listApprovals(boss, first.next ?? "");
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.next).toBeNull();
    expect((await listApprovals(boss, "forged")).items).toHaveLength(50);
  });
});

describe("F-45 approveAttachment", () => {
  it("refuses without a right, with one that a simple user cannot have, and for an account that is gone", async () => {
    const person = await somebody();
    const requestId = await asked(person);
    expect(await approveAttachment(manager, { requestId })).toMatchObject({
      fields: [{ field: "right_FACTURES_EMISES", code: "RIGHT_REQUIRED" }],
    });
    expect(await approve(manager, requestId, { right_ORGANISATION: "MODIFICATION" })).toMatchObject({
      fields: [{ field: "right_ORGANISATION", code: "INVALID" }],
    });
    expect(await approve(manager, requestId, { right_FACTURES_TRAVAUX: "CONSULTATION" })).toMatchObject({
      code: "INVALID_INPUT",
    });
    await db().user.update({ where: { id: person.userId }, data: { status: "CLOSED" } });
    expect(await approve(manager, requestId)).toMatchObject({ code: "REQUESTER_GONE" });
    expect(await statusOf(requestId)).toBe("EN_COURS_DE_VALIDATION");
    expect(await db().membership.count({ where: { userId: person.userId } })).toBe(0);
  });

  it("gives the rights that were chosen on the whole structure, and nothing else", async () => {
    const person = await somebody();
    const requestId = await asked(person);
    const chosen = { right_FACTURES_EMISES: "MODIFICATION", right_ORGANISATION: "CONSULTATION" };
    expect(await approve(manager, requestId, chosen)).toMatchObject({ ok: true });
    const now = await actorOf(person.userId);
    expect(now.memberships).toMatchObject([{ structureId: mine.id, role: "USER" }]);
    for (const permission of ["invoice.readIssued", "invoice.submit", "organisation.read"] as const)
      expect(can(now, permission, { structureId: mine.id })).toBe(true);
    for (const permission of ["organisation.manage", "invoice.readReceived"] as const)
      expect(can(now, permission, { structureId: mine.id })).toBe(false);
    expect(can(now, "invoice.readIssued", { structureId: unrelated.id })).toBe(false);
    const [told] = await listNotifications(person.userId, 1);
    expect(told).toMatchObject({ type: "attachment.approved", link: `/organisation/structures/${mine.id}` });
    expect((await orderedMails(person.email)).at(-1)).toMatchObject({ template: "attachment.approved" });
    const event = await db().auditEvent.findFirstOrThrow({
      where: { subjectId: requestId, type: "attachment.decided" },
    });
    expect(event).toMatchObject({ userId: manager.userId, structureId: mine.id, detail: { approved: true } });
    expect(await approve(manager, requestId)).toMatchObject({ code: "ATTACHMENT_DECIDED" });
    expect(await turnDown(manager, requestId)).toMatchObject({ code: "ATTACHMENT_DECIDED" });
  });

  it("keeps rights to the service that was asked for, or widens them when the manager says so", async () => {
    const [narrow, wide] = [await somebody(), await somebody()];
    const at = { level: "service", serviceCode: "CHANTIERS" };
    await approve(manager, await asked(narrow, at), { reach: "service" });
    await approve(manager, await asked(wide, at), { reach: "structure" });
    const [one, other] = [await actorOf(narrow.userId), await actorOf(wide.userId)];
    expect(can(one, "invoice.readIssued", { structureId: mine.id, serviceId: service.id })).toBe(true);
    expect(can(one, "invoice.readIssued", { structureId: mine.id })).toBe(false);
    expect(can(other, "invoice.readIssued", { structureId: mine.id })).toBe(true);
  });

  it("starts a place that had ended anew, and adds to one that lives", async () => {
    const back = await makeUser();
    const old = await makeMember(back.id, mine.id, [["ORGANISATION", "MODIFICATION"]], "SECONDARY_MANAGER");
    await db().membership.update({ where: { id: old.id }, data: { endedAt: new Date() } });
    const person = await actorOf(back.id);
    const [first, second] = [await asked(person), await asked(person, { level: "service", serviceCode: "CHANTIERS" })];
    const both = await Promise.all([
      approve(manager, first),
      approve(manager, second, { reach: "service", right_FACTURES_EMISES: "MODIFICATION" }),
    ]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    const now = await actorOf(back.id);
    expect(now.memberships).toHaveLength(1);
    expect(can(now, "organisation.manage", { structureId: mine.id })).toBe(false);
    expect(can(now, "invoice.readIssued", { structureId: mine.id })).toBe(true);
    expect(can(now, "invoice.submit", { structureId: mine.id, serviceId: service.id })).toBe(true);
    expect(can(now, "invoice.submit", { structureId: mine.id })).toBe(false);
  });
});

describe("F-45 refuseAttachment and cancelAttachment", () => {
  it("a refusal needs its reason, which its author reads in the list, in the bell and by mail", async () => {
    const person = await somebody();
    const requestId = await asked(person);
    expect(await turnDown(manager, requestId, "")).toMatchObject({
      fields: [{ field: "reason", code: "REQUIRED" }, {}],
    });
    expect(await turnDown(manager, requestId, "Non.")).toMatchObject({
      fields: [{ field: "reason", code: "TOO_SHORT" }],
    });
    expect(await turnDown(manager, requestId, "Adressez-vous à votre chef.")).toMatchObject({ ok: true });
    expect((await listRequests(person.userId))[0]).toMatchObject({
      status: "REFUSEE",
      reason: "Adressez-vous à votre chef.",
    });
    expect((await orderedMails(person.email)).at(-1)).toMatchObject({
      template: "attachment.refused",
      params: { reason: "Adressez-vous à votre chef." },
    });
    expect(await db().membership.count({ where: { userId: person.userId } })).toBe(0);
    // It stands in nobody's way: the person may ask again.
    expect(await ask(person)).toMatchObject({ ok: true });
  });

  it("only its author takes a request back, once, while it waits", async () => {
    const person = await somebody();
    const requestId = await asked(person);
    for (const other of [stranger, manager, await somebody()])
      expect(await cancelAttachment(other, { requestId })).toMatchObject({ code: "NOT_FOUND" });
    expect(await cancelAttachment(person, { requestId })).toMatchObject({ ok: true });
    expect(await statusOf(requestId)).toBe("SUPPRIMEE");
    expect(await cancelAttachment(person, { requestId })).toMatchObject({ code: "ATTACHMENT_DECIDED" });
    expect(await approve(manager, requestId)).toMatchObject({ code: "ATTACHMENT_DECIDED" });
    expect(await db().membership.count({ where: { userId: person.userId } })).toBe(0);
  });
});
