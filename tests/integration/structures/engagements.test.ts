import { describe, expect, it } from "vitest";
import { preflight } from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { listEngagements, publishEngagements, structureHistory, switchEngagement } from "#lib/structures/index.ts";
import { makePair, makeReadyDraft, must } from "#tests/factories/invoices.ts";
import { makeActor } from "#tests/factories/people.ts";
import { makeTeam } from "#tests/factories/team.ts";

const aManager = (structureId: string) => makeActor(structureId, [], "MAIN_MANAGER");

describe("F-68 engagements that a recipient publishes", () => {
  it("are its managers' alone to publish and to close, and no supplier has any", async () => {
    const pair = await makePair();
    const manager = await aManager(pair.recipient.id);
    const input = { structureId: pair.recipient.id, list: "EJ-1" };
    expect(await publishEngagements(pair.seller, input)).toMatchObject({ code: "NOT_FOUND" });
    expect(await publishEngagements(pair.agent, input)).toMatchObject({ code: "FORBIDDEN" });
    expect(await publishEngagements(manager, { ...input, list: " " })).toMatchObject({ code: "INVALID_INPUT" });
    const team = await makeTeam();
    expect(await publishEngagements(team.manager, { structureId: team.structure.id, list: "EJ-1" })).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(
      await db().engagement.count({ where: { structureId: { in: [pair.recipient.id, team.structure.id] } } }),
    ).toBe(0);
    must(await publishEngagements(manager, input));
    const [one] = (await listEngagements(pair.recipient.id)).items;
    const close = { structureId: pair.recipient.id, engagementId: one?.id ?? "", open: "non" } as const;
    expect(await switchEngagement(pair.seller, close)).toMatchObject({ code: "NOT_FOUND" });
    expect(await switchEngagement(team.manager, { ...close, structureId: team.structure.id })).toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await listEngagements(pair.recipient.id)).items).toMatchObject([{ number: "EJ-1", status: "OPEN" }]);
  });

  it("warn the supplier before sending of a number that is closed or unknown, and of none as long as nothing is published", async () => {
    const pair = await makePair();
    const manager = await aManager(pair.recipient.id);
    const structureId = pair.recipient.id;
    const { invoiceId } = await makeReadyDraft(pair, { commitmentNumber: "EJ-2" });
    const told = async () =>
      (await preflight(pair.seller, invoiceId))?.map(({ code, severity }) => `${code} ${severity}`);
    expect(await told()).toEqual([]);
    must(await publishEngagements(manager, { structureId, list: "EJ-1;Bois" }));
    expect(await told()).toEqual(["commitment.unknown warning"]);
    must(await publishEngagements(manager, { structureId, list: "EJ-1\nEJ-2;Pose" }));
    expect(await told()).toEqual([]);
    const { items } = await listEngagements(structureId);
    expect(items).toMatchObject([
      { number: "EJ-1", label: "Bois" },
      { number: "EJ-2", label: "Pose" },
    ]);
    const second = { structureId, engagementId: items[1]?.id ?? "" };
    must(await switchEngagement(manager, { ...second, open: "non" }));
    expect(await told()).toEqual(["commitment.closed warning"]);
    expect(await switchEngagement(manager, { ...second, open: "non" })).toMatchObject({ code: "ALREADY_DONE" });
    // Published again it stays closed: a list does not open what somebody closed.
    must(await publishEngagements(manager, { structureId, list: "EJ-2" }));
    expect(await told()).toEqual(["commitment.closed warning"]);
    must(await switchEngagement(manager, { ...second, open: "oui" }));
    expect(await told()).toEqual([]);
    const { items: events } = await structureHistory(structureId);
    expect(events.map(({ key }) => key)).toEqual(
      expect.arrayContaining(["engagements_published", "engagement_closed", "engagement_opened"]),
    );
  });
});
