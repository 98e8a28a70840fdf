import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import { readTrailFilter, searchTrail } from "#lib/audit/index.ts";
import { queues, retryGivenUp } from "#lib/operations/index.ts";
import { pool, transaction } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/queue.ts";
import { newId } from "#lib/shared/ids.ts";
import { makePair, makeReceived } from "#tests/factories/invoices.ts";
import { actorOf, makeUser } from "#tests/factories/people.ts";

let admin: Actor;
let support: Actor;
let seller: Actor;
let invoiceId: string;

beforeAll(async () => {
  const pair = await makePair();
  seller = pair.seller;
  invoiceId = await makeReceived(pair);
  admin = await actorOf((await makeUser({ systemRole: "ADMIN" })).id);
  support = await actorOf((await makeUser({ systemRole: "SUPPORT" })).id);
});

/** A job that was given up a moment ago. */
async function givenUp(): Promise<string> {
  await transaction((tx) => enqueue(tx, "chat.sweep", {}));
  const { rows } = await pool().query<{ id: string }>(
    `update pgboss.job set state = 'failed', completed_on = now(), output = '{"message": "the relay was away"}'
     where name = 'chat.sweep' returning id`,
  );
  return rows[0]?.id ?? "";
}

describe("queues of the portal", () => {
  it("are nobody’s but administrators’, and only a job that was given up is tried again", async () => {
    const jobId = await givenUp();
    for (const who of [seller, support]) {
      expect(await queues(who)).toBeNull();
      expect(await retryGivenUp(who, { queue: "chat.sweep", jobId })).toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await retryGivenUp(admin, { queue: "nothing", jobId })).toMatchObject({ code: "JOB_GONE" });
    expect(await retryGivenUp(admin, { queue: "chat.sweep", jobId: newId() })).toMatchObject({ code: "JOB_GONE" });
    expect(await retryGivenUp(admin, { queue: "chat.sweep", jobId: "x" })).toMatchObject({ code: "INVALID_INPUT" });
  });

  it("tell what was given up and why, and try it again once", async () => {
    const jobId = await givenUp();
    const before = await queues(admin);
    expect(before?.givenUp.find(({ id }) => id === jobId)).toMatchObject({
      queue: "chat.sweep",
      error: "the relay was away",
    });
    expect(before?.queues[0]).toMatchObject({ name: "chat.sweep" });
    const tried = await Promise.all([1, 2].map(() => retryGivenUp(admin, { queue: "chat.sweep", jobId })));
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await queues(admin))?.givenUp.some(({ id }) => id === jobId)).toBe(false);
  });
});

describe("the trail", () => {
  const search = async (params: Record<string, string>, who = admin) => searchTrail(who, readTrailFilter(params));

  it("is nobody’s but administrators’", async () => {
    expect(await search({}, seller)).toBeNull();
    expect(await search({}, support)).toBeNull();
  });

  it("is searched by type, person, subject, outcome and day, and says that it was", async () => {
    const own = await search({ type: "invoice.", adresse: seller.email, objet: invoiceId });
    expect(own?.items.map(({ type }) => type)).toContain("invoice.submitted");
    expect(own?.items.every(({ email }) => email === seller.email)).toBe(true);
    expect((await search({ objet: "not-an-id" }))?.items).toEqual([]);
    expect((await search({ type: "invoice.", au: "2020-01-01" }))?.items).toEqual([]);
    expect((await search({ type: "invoice.submitted", issue: "refused" }))?.items).toEqual([]);
    const searches = await search({ type: "audit.searched" });
    expect(searches?.items[0]?.detail).toEqual({ filters: ["type", "outcome"] });
  });

  it("pages from the latest on without losing or repeating any", async () => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await searchTrail(admin, readTrailFilter({}), cursor);
      ids.push(...(page?.items.map(({ id }) => id) ?? []));
      cursor = page?.next ?? undefined;
    } while (cursor);
    const { rows } = await pool().query("select count(*)::int as n from audit_event");
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(rows[0].n);
  });
});
