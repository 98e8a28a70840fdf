import { describe, expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import {
  countTickets,
  deleteTicketDraft,
  ISSUED_TABS,
  saveTicketDraft,
  sweepTickets,
  ticketDraft,
  ticketDrafts,
} from "#lib/tickets/index.ts";
import { must } from "#tests/factories/invoices.ts";
import { UNKNOWN } from "#tests/factories/team.ts";
import { ask, makeDesk, subcategory } from "#tests/factories/tickets.ts";
import { touchClock } from "#tests/integration/support/clock.ts";

const advance = touchClock();

describe("F-103 drafts", () => {
  it("keep what was typed, complete or not, for its author alone, until it is sent, deleted or forgotten", async () => {
    const { seller, supplier, manager } = await makeDesk();
    const subcategoryId = await subcategory("DEPOT");
    const begun = { subcategoryId, title: "", description: "Je voulais <b>" };
    const { draftId } = must(await saveTicketDraft(seller, begun));
    expect(await ticketDraft(seller, draftId)).toMatchObject({
      subcategoryId,
      values: { description: "Je voulais <b>" },
    });
    must(await saveTicketDraft(seller, { ...begun, draftId, title: "Dépôt refusé" }));
    expect(await ticketDrafts(seller)).toMatchObject([{ id: draftId, title: "Dépôt refusé" }]);
    // Nobody else's, not even of who manages the structure.
    expect(await ticketDrafts(manager)).toEqual([]);
    expect(await ticketDraft(manager, draftId)).toBeNull();
    expect(await deleteTicketDraft(manager, { draftId })).toMatchObject({ code: "NOT_FOUND" });
    must(await saveTicketDraft(manager, { ...begun, draftId, title: "Volé" }));
    expect((await ticketDraft(seller, draftId))?.values.title).toBe("Dépôt refusé");
    expect(await countTickets(seller, "issued", ISSUED_TABS)).toMatchObject({ ouverts: 0 });
    expect(await saveTicketDraft(seller, { ...begun, subcategoryId: UNKNOWN })).toMatchObject({
      code: "INVALID_INPUT",
    });
    must(await ask(seller, supplier.id, { draftId }));
    expect(await ticketDrafts(seller)).toEqual([]);
    const many = { userId: seller.userId, subcategoryId, content: {}, savedAt: new Date() };
    await db().ticketDraft.createMany({ data: Array.from({ length: 20 }, () => ({ id: newId(), ...many })) });
    expect(await saveTicketDraft(seller, begun)).toMatchObject({ code: "TOO_MANY_DRAFTS" });
    const [first] = await ticketDrafts(seller);
    must(await deleteTicketDraft(seller, { draftId: first?.id ?? "" }));
    must(await saveTicketDraft(seller, begun));
    advance(91 * 24 * 60);
    expect((await sweepTickets()).forgotten).toBeGreaterThanOrEqual(20);
    expect(await ticketDrafts(seller)).toEqual([]);
  });
});
