import { createElement } from "react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { StartChat } from "#components/chat/start-chat.tsx";
import { beAtDesk, chatOffer, chatReopens, keptHours } from "#lib/chat/index.ts";
import { useClock } from "#lib/platform/clock.ts";
import { hoursSaid, instantSaid } from "#lib/shared/working-time.ts";
import fr from "#messages/fr.json" with { type: "json" };
import { drawn } from "#tests/factories/drawn.tsx";
import { actorOf, makeUser } from "#tests/factories/people.ts";

let at = new Date();
let putBack = () => {};
beforeAll(() => {
  putBack = useClock({ now: () => at });
});
afterAll(() => putBack());

/** What the page of chats shows at an instant, as it asks for it. */
async function shown(instant: string, locale: "fr" | "en") {
  at = new Date(instant);
  const [offer, hours, reopens] = [await chatOffer(), await keptHours(), await chatReopens()];
  const page = createElement(StartChat, {
    action: async (before) => before,
    offer,
    hours: hours && hoursSaid(hours, locale),
    reopens: reopens && instantSaid(reopens, locale),
    past: [],
  });
  return drawn(page, locale);
}

describe("F-122 whoever comes outside the hours of chats", () => {
  // An agent who stays late does not open the support: hours are kept whoever is there.
  beforeEach(async () => {
    at = new Date("2026-11-27T19:00:00Z");
    await beAtDesk(await actorOf((await makeUser({ systemRole: "SUPPORT" })).id));
  });

  it("reads when it opens again, over the week-end, and is offered a ticket and the assistant instead of a question", async () => {
    const page = await shown("2026-11-27T19:00:00Z", "fr");
    expect(page).toContain(fr.chat.closedTitle);
    expect(page).toContain("du lundi au vendredi de 8 h 30 à 18 h 30");
    expect(page).toContain("La discussion rouvre le lundi 30 novembre à 8 h 30.");
    expect(page).toMatch(/<a class="button"[^>]* href="\/support\/tickets\/creer\?[^"]*">Créer un ticket<\/a>/);
    expect(page).toMatch(/<a class="button"[^>]* href="\/assistant">/);
    expect(page).not.toContain("<textarea");
    expect(await shown("2026-11-28T10:00:00Z", "en")).toContain("opens again on Monday 30 November at 8:30.");
  });

  it("finds the question again as soon as it opens", async () => {
    const page = await shown("2026-11-30T07:29:59Z", "fr");
    expect(page).toContain("lundi 30 novembre à 8 h 30");
    at = new Date("2026-11-30T07:30:00Z");
    await beAtDesk(await actorOf((await makeUser({ systemRole: "SUPPORT" })).id));
    const open = await shown("2026-11-30T07:30:00Z", "fr");
    expect(open).toContain("<textarea");
    expect(open).not.toContain(fr.chat.closedTitle);
  });
});
