import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type Actor,
  cancelAttachment,
  countApprovals,
  loadActor,
  refuseAttachment,
  requestAttachment,
  sweepRequests,
} from "#lib/access/index.ts";
import { announceTransition } from "#lib/invoices/index.ts";
import { type LiveEvent, watch } from "#lib/live/index.ts";
import { listNotifications, markRead } from "#lib/notifications/index.ts";
import { db } from "#lib/platform/db.ts";
import { makePair, makeReceived, makeSent, type Pair, treat } from "#tests/factories/invoices.ts";
import { actorOf, makeActor, makeStructure, makeUser } from "#tests/factories/people.ts";
import { fullSession } from "#tests/factories/sessions.ts";

const leaves: (() => void)[] = [];
afterEach(() => {
  for (const leave of leaves.splice(0)) leave();
});

/** A person with an open stream; what it said. */
async function following(person: Actor) {
  const sessionId = await fullSession(person.userId);
  const actor = await loadActor(person.userId, { id: sessionId });
  if (!actor) throw new Error("a person just made is active");
  const heard: LiveEvent[] = [];
  let ended = false;
  const send = (event: LiveEvent) => void (event.kind === "beat" || heard.push(event));
  const watching = await watch(actor, { send, end: () => (ended = true) });
  if (!watching.ok) throw new Error(watching.code);
  leaves.push(watching.data);
  const invoices = () => heard.flatMap((event) => (event.kind === "invoice" ? [event] : []));
  const unread = () => heard.flatMap((event) => (event.kind === "unread" ? [event] : []));
  const approvals = () => heard.filter(({ kind }) => kind === "approvals").length;
  return { sessionId, heard, invoices, unread, approvals, ended: () => ended };
}

/** What the worker does after a move. */
async function announce(invoiceId: string) {
  const last = await db().invoiceStatusEvent.findFirstOrThrow({ where: { invoiceId }, orderBy: { position: "desc" } });
  await announceTransition(invoiceId, last.position);
  return last.position;
}

async function reject(pair: Pair, invoiceId: string) {
  const moved = await treat(pair, invoiceId, { event: "reject", motif: "AUTRE" });
  if (!moved.ok) throw new Error(moved.code);
  return announce(invoiceId);
}

describe("F-151: what changes is told as it changes", () => {
  it("to nobody of a structure that has nothing to do with it, nor to a recipient before it may see the invoice", async () => {
    const [pair, other] = [await makePair(), await makePair()];
    const stranger = await following(other.seller);
    const strangeAgent = await following(other.agent);
    const agent = await following(pair.agent);
    const seller = await following(pair.seller);
    await announce(await makeSent(pair));
    await vi.waitFor(() => expect(seller.invoices()).toHaveLength(1), { timeout: 3_000 });
    expect(agent.invoices()).toEqual([]);
    const invoiceId = await makeReceived(pair);
    const position = await reject(pair, invoiceId);
    await vi.waitFor(() => expect(seller.invoices()).toHaveLength(2), { timeout: 3_000 });
    expect(seller.invoices().at(-1)).toEqual({ kind: "invoice", invoiceId, position, mine: false });
    await vi.waitFor(() => expect(agent.invoices()).toEqual([{ kind: "invoice", invoiceId, position, mine: true }]));
    expect([...stranger.invoices(), ...strangeAgent.invoices()]).toEqual([]);
    expect(stranger.unread()).toEqual([{ kind: "unread", unread: 0, newest: null }]);
  });

  it("with the number of unread notifications, up when one comes and down when it was read elsewhere", async () => {
    const pair = await makePair();
    const invoiceId = await makeReceived(pair);
    const seller = await following(pair.seller);
    expect(seller.unread()).toEqual([{ kind: "unread", unread: 0, newest: null }]);
    await reject(pair, invoiceId);
    await vi.waitFor(() => expect(seller.unread().at(-1)?.unread).toBe(1), { timeout: 3_000 });
    expect(seller.unread().at(-1)?.newest).toMatchObject({ data: { status: "REJETEE" } });
    expect(await listNotifications(pair.seller.userId)).toHaveLength(1);
    await markRead(pair.seller.userId, "all");
    await vi.waitFor(() => expect(seller.unread().at(-1)).toEqual({ kind: "unread", unread: 0, newest: null }));
  });

  it("F-2 to every manager of a structure, when somebody asks to join it, takes it back, is answered by another manager or by nobody", async () => {
    const { id: structureId } = await makeStructure();
    const [main, other] = [
      await makeActor(structureId, [], "MAIN_MANAGER"),
      await makeActor(structureId, [], "SECONDARY_MANAGER"),
    ];
    const manager = await following(main);
    const member = await following(await makeActor(structureId, [["FACTURES_EMISES", "MODIFICATION"]]));
    const elsewhere = await following(await makeActor((await makeStructure()).id, [], "MAIN_MANAGER"));
    const told = (times: number) => vi.waitFor(() => expect(manager.approvals()).toBe(times), { timeout: 3_000 });
    const ask = async () => {
      const author = await actorOf((await makeUser()).id);
      const asked = await requestAttachment(author, { structureId, level: "structure", comment: "Je suis comptable." });
      if (!asked.ok) throw new Error(asked.code);
      return { author, requestId: asked.data.requestId };
    };
    const [first, second, third] = [await ask(), await ask(), await ask()];
    await told(3);
    expect(
      await refuseAttachment(other, { requestId: first.requestId, reason: "Nous ne vous connaissons pas." }),
    ).toMatchObject({
      ok: true,
    });
    await told(4);
    expect(await countApprovals(main)).toBe(2);
    expect(await cancelAttachment(second.author, { requestId: second.requestId })).toMatchObject({ ok: true });
    await told(5);
    const long = new Date(Date.now() - 31 * 86_400_000);
    await db().attachmentRequest.update({ where: { id: third.requestId }, data: { createdAt: long } });
    await sweepRequests();
    await told(6);
    expect(await countApprovals(main)).toBe(0);
    expect([member.approvals(), elsewhere.approvals()]).toEqual([0, 0]);
  });

  it("no longer once the session has ended", async () => {
    const pair = await makePair();
    const seller = await following(pair.seller);
    await db().session.update({ where: { id: seller.sessionId }, data: { revokedAt: new Date() } });
    const before = seller.heard.length;
    await announce(await makeSent(pair));
    await vi.waitFor(() => expect(seller.ended()).toBe(true), { timeout: 3_000 });
    expect(seller.heard).toHaveLength(before);
  });

  it("by so many streams a person and no more", async () => {
    const { seller } = await makePair();
    for (let index = 0; index < 6; index += 1) await following(seller);
    await expect(following(seller)).rejects.toThrow("TOO_MANY_STREAMS");
  });
});
