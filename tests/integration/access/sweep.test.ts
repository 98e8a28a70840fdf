import { expect, it } from "vitest";
import { approveAttachment, attachPerson, requestAttachment, sweepRequests } from "#lib/access/index.ts";
import { listNotifications } from "#lib/notifications/index.ts";
import { db } from "#lib/platform/db.ts";
import { actorOf, makeActor, makeStructure, makeUser } from "#tests/factories/people.ts";
import { touchClock } from "#tests/integration/support/clock.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";

const DAY = 24 * 60;
const advance = touchClock();

async function asked() {
  const structure = await makeStructure({ legalName: "ATELIER QUI TARDE" });
  const manager = await makeActor(structure.id, [], "MAIN_MANAGER");
  const person = await actorOf((await makeUser()).id);
  const comment = "Je suis la comptable de l’atelier.";
  const result = await requestAttachment(person, { structureId: structure.id, level: "structure", comment });
  if (!result.ok) throw new Error(result.code);
  return { structure, manager, person, requestId: result.data.requestId };
}

const statusOf = async (id: string) => (await db().attachmentRequest.findUniqueOrThrow({ where: { id } })).status;
const told = async (userId: string) => (await listNotifications(userId)).map(({ type }) => type);

it("F-45 leaves alone what waits for less than a week, and what was decided", async () => {
  const [fresh, decided] = [await asked(), await asked()];
  await approveAttachment(decided.manager, { requestId: decided.requestId, right_FACTURES_EMISES: "CONSULTATION" });
  advance(7 * DAY - 5);
  expect(await sweepRequests()).toEqual({ expired: 0, reminded: 0, invitations: 0 });
  advance(31 * DAY);
  await sweepRequests();
  expect(await statusOf(decided.requestId)).toBe("VALIDEE");
  expect(await statusOf(fresh.requestId)).toBe("EXPIREE");
});

it("F-45 reminds the managers once a week, however often it runs, and ends the request after thirty days", async () => {
  const { structure, manager, person, requestId } = await asked();
  advance(7 * DAY + 1);
  const runs = await Promise.all([sweepRequests(), sweepRequests()]);
  expect(runs.reduce((sum, { reminded }) => sum + reminded, 0)).toBe(1);
  await sweepRequests();
  expect(await told(manager.userId)).toEqual(["attachment.reminder", "attachment.requested"]);
  advance(14 * DAY + 2);
  await sweepRequests();
  expect(await told(manager.userId)).toHaveLength(3);
  expect(await told(person.userId)).toEqual([]);
  advance(30 * DAY + 1);
  expect(await sweepRequests()).toMatchObject({ expired: 1, reminded: 0 });
  expect(await statusOf(requestId)).toBe("EXPIREE");
  expect(await told(person.userId)).toEqual(["attachment.expired"]);
  expect((await orderedMails(person.email)).at(-1)).toMatchObject({ template: "attachment.expired" });
  const kept = await db().auditEvent.findFirst({ where: { subjectId: requestId, type: "attachment.expired" } });
  expect(kept).toMatchObject({ userId: null, structureId: structure.id });
  const late = { requestId, right_FACTURES_EMISES: "CONSULTATION" } as const;
  expect(await approveAttachment(manager, late)).toMatchObject({ code: "ATTACHMENT_DECIDED" });
  // The way is free for another request.
  const comment = "C’est encore moi, la comptable.";
  expect(await requestAttachment(person, { structureId: structure.id, level: "structure", comment })).toMatchObject({
    ok: true,
  });
});

it("F-45 of an expiry and an approval at the same instant one happens", async () => {
  const { manager, person, requestId } = await asked();
  advance(30 * DAY + 1);
  const [, approved] = await Promise.all([
    sweepRequests(),
    approveAttachment(manager, { requestId, right_FACTURES_EMISES: "CONSULTATION" }),
  ]);
  expect(await statusOf(requestId)).toBe(approved.ok ? "VALIDEE" : "EXPIREE");
  expect((await actorOf(person.userId)).memberships).toHaveLength(approved.ok ? 1 : 0);
});

it("F-46 marks invitations that died", async () => {
  const { structure, manager } = await asked();
  const email = "personne-ne-repond@exemple.invalid";
  await attachPerson(manager, { structureId: structure.id, email, right_FACTURES_EMISES: "CONSULTATION" });
  advance(7 * DAY + 1);
  expect(await sweepRequests()).toMatchObject({ invitations: 1 });
  expect(await db().invitation.findFirst({ where: { email } })).toMatchObject({ status: "EXPIRED" });
});
