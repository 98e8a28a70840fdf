import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import {
  beAtDesk,
  beInChat,
  chatDesk,
  chatDocument,
  chatLines,
  chatOffer,
  chatView,
  endChat,
  giveBackChat,
  myChats,
  openChat,
  say,
  sweepChats,
  takeChat,
} from "#lib/chat/index.ts";
import { useClock } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { must } from "#tests/factories/invoices.ts";
import { actorOf, makeActor, makeStructure, makeUser } from "#tests/factories/people.ts";

/** A Tuesday at ten, in Paris. */
const OPEN = "2026-11-24T09:00:00Z";
let at = new Date(OPEN);
let putBack = () => {};
let person: Actor;
let stranger: Actor;
let agent: Actor;
let colleague: Actor;

const staff = async () => actorOf((await makeUser({ systemRole: "SUPPORT" })).id);
const later = (minutes: number) => {
  at = new Date(at.getTime() + minutes * 60_000);
};
const open = async () => must(await openChat(person, { text: "Où est ma facture ?" })).chatId;
const speak = (actor: Actor, chatId: string, text: string, messageId = newId()) =>
  say(actor, { chatId, messageId, text });

beforeEach(async () => {
  at = new Date(OPEN);
  putBack = useClock({ now: () => at });
  person = await makeActor((await makeStructure()).id, [["FACTURES_EMISES", "MODIFICATION"]]);
  stranger = await makeActor((await makeStructure()).id, [["FACTURES_EMISES", "MODIFICATION"]]);
  [agent, colleague] = [await staff(), await staff()];
  await db().chatDesk.deleteMany();
  await db().chat.updateMany({ data: { state: "ENDED" } });
});
afterEach(() => putBack());

describe("F-122 a conversation with an agent", () => {
  it("is refused when the support is closed, and while no agent is there", async () => {
    expect(await openChat(person, { text: "Bonjour" })).toMatchObject({ ok: false, code: "CHAT_NOBODY" });
    await beAtDesk(agent);
    expect(await chatOffer()).toBe("open");
    later(3);
    expect(await chatOffer()).toBe("nobody");
    at = new Date("2026-11-24T20:00:00Z");
    await beAtDesk(agent);
    expect(await openChat(person, { text: "Bonjour" })).toMatchObject({ ok: false, code: "CHAT_CLOSED" });
    expect(await beAtDesk(person)).toBe(false);
  });

  it("does not exist for anybody else, whatever they try", async () => {
    await beAtDesk(agent);
    const chatId = await open();
    for (const who of [stranger]) {
      expect(await chatView(who, chatId, "USER")).toBeNull();
      expect(await chatView(who, chatId, "AGENT")).toBeNull();
      expect(await speak(who, chatId, "Je lis")).toMatchObject({ code: "NOT_FOUND" });
      expect(await takeChat(who, chatId)).toMatchObject({ code: "NOT_FOUND" });
      expect(await giveBackChat(who, chatId)).toMatchObject({ code: "NOT_FOUND" });
      expect(await endChat(who, chatId)).toMatchObject({ code: "NOT_FOUND" });
      expect(await beInChat(who, chatId, true)).toBe(false);
      expect(await chatLines(who, chatId)).toBeNull();
      expect(await chatDesk(who)).toEqual([]);
      expect(await chatDocument(who, chatId, newId())).toBeNull();
    }
    expect(await speak(person, newId(), "Personne")).toMatchObject({ code: "NOT_FOUND" });
    expect(await takeChat(person, chatId)).toMatchObject({ code: "NOT_FOUND" });
  });

  it("is answered by the one agent who was first, and by nobody who has not taken it", async () => {
    await beAtDesk(agent);
    const chatId = await open();
    expect(await speak(agent, chatId, "Bonjour")).toMatchObject({ code: "CHAT_NOT_YOURS" });
    const taken = await Promise.all([takeChat(agent, chatId), takeChat(colleague, chatId)]);
    expect(taken.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const [winner, loser] = taken[0]?.ok ? [agent, colleague] : [colleague, agent];
    expect(await speak(loser, chatId, "Moi aussi")).toMatchObject({ code: "CHAT_NOT_YOURS" });
    must(await speak(winner, chatId, "Bonjour"));
    must(await giveBackChat(winner, chatId));
    must(await takeChat(loser, chatId));
    expect((await chatView(person, chatId, "USER"))?.messages.map(({ text }) => text)).toEqual([
      "Où est ma facture ?",
      "Bonjour",
    ]);
  });

  it("says once what is sent twice, and in one order what both say at once", async () => {
    await beAtDesk(agent);
    const chatId = await open();
    must(await takeChat(agent, chatId));
    const messageId = newId();
    await Promise.all([1, 2, 3].map(() => speak(person, chatId, "Une fois", messageId)));
    await Promise.all([1, 2, 3, 4].map((n) => speak(n % 2 ? person : agent, chatId, `n${n}`)));
    const view = await chatView(agent, chatId, "AGENT");
    expect(view?.messages.filter(({ text }) => text === "Une fois")).toHaveLength(1);
    expect(view?.messages).toHaveLength(6);
    expect(await speak(person, chatId, " ")).toMatchObject({ code: "INVALID_INPUT" });
  });

  it("opens one for two clicks, and comes back to it", async () => {
    await beAtDesk(agent);
    const ids = await Promise.all([open(), open()]);
    expect(ids[0]).toBe(ids[1]);
    expect((await myChats(person)).open).toBe(ids[0]);
    must(await endChat(person, ids[0]));
    expect(await speak(person, ids[0], "Encore")).toMatchObject({ code: "CHAT_ENDED" });
    expect(await endChat(person, ids[0])).toMatchObject({ code: "CHAT_ENDED" });
    expect(await takeChat(agent, ids[0])).toMatchObject({ code: "CHAT_TAKEN" });
    expect((await chatLines(person, ids[0]))?.[0]?.text).toBe("Où est ma facture ?");
  });

  it("is over after a long silence, or at closing when nobody took it, and forgotten in time", async () => {
    await beAtDesk(agent);
    const silent = await open();
    must(await takeChat(agent, silent));
    later(19);
    expect((await sweepChats()).ended).toBe(0);
    later(2);
    expect((await sweepChats()).ended).toBe(1);
    expect(await chatView(person, silent, "USER")).toMatchObject({ state: "ENDED", endedBy: "SILENCE" });
    at = new Date("2026-11-24T17:25:00Z");
    await beAtDesk(agent);
    const waiting = await open();
    later(6);
    await sweepChats();
    expect(await chatView(person, waiting, "USER")).toMatchObject({ state: "ENDED", endedBy: "HOURS" });
    later(91 * 24 * 60);
    expect((await sweepChats()).forgotten).toBeGreaterThanOrEqual(2);
    expect(await chatView(person, waiting, "USER")).toBeNull();
  });
});
