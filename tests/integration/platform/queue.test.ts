import { beforeAll, describe, expect, it, vi } from "vitest";
import { abort, db, pool, transaction } from "#lib/platform/db.ts";
import { closeQueue, enqueue, openQueue, queueLengths, runJobs, startWorkerQueue } from "#lib/platform/queue.ts";
import { newId } from "#lib/shared/ids.ts";
import { type Refusal, refuse } from "#lib/shared/result.ts";

async function waiting(): Promise<number> {
  const result = await pool().query("select count(*)::int as n from pgboss.job where name = 'invoice.route'");
  return result.rows[0].n;
}

describe("a job enqueued in a transaction", () => {
  let before = 0;
  beforeAll(async () => {
    before = await waiting();
  });

  it("does not exist when the transaction fails", async () => {
    const failed = transaction(async (tx) => {
      await enqueue(tx, "invoice.route", { invoiceId: newId() });
      throw new Error("boom");
    });
    await expect(failed).rejects.toThrow("boom");
    expect(await waiting()).toBe(before);
  });

  it("does not exist when a refusal rolls back, and the refusal is the result", async () => {
    const result = await transaction<Refusal>(async (tx) => {
      await enqueue(tx, "invoice.route", { invoiceId: newId() });
      return abort(refuse("STALE"));
    });
    expect(result).toEqual({ ok: false, code: "STALE" });
    expect(await waiting()).toBe(before);
  });

  it("exists once the transaction commits", async () => {
    await transaction((tx) => enqueue(tx, "invoice.route", { invoiceId: newId() }));
    expect(await waiting()).toBe(before + 1);
  });
});

describe("a process that could not reach its queue", () => {
  it("reaches it the next time", async () => {
    await closeQueue();
    const away = vi.spyOn(pool(), "query").mockRejectedValue(new Error("the database is away"));
    await expect(transaction((tx) => enqueue(tx, "invoice.route", { invoiceId: newId() }))).rejects.toThrow("away");
    await openQueue();
    away.mockRestore();
    const before = await waiting();
    await transaction((tx) => enqueue(tx, "invoice.route", { invoiceId: newId() }));
    expect(await waiting()).toBe(before + 1);
  });
});

describe("a worker", () => {
  it("runs what waits without a pause between two, each once, and the queue says how long it is", async () => {
    const ids = Array.from({ length: 12 }, () => newId());
    await transaction(async (tx) => {
      for (const documentId of ids) await enqueue(tx, "document.words", { documentId });
    });
    expect(await queueLengths()).toContainEqual({ queue: "document.words", state: "created", jobs: 12 });
    const boss = await startWorkerQueue();
    try {
      const done: string[] = [];
      // Twelve jobs by one runner that looks every five seconds would take a minute: more than a test has.
      await new Promise<void>((resolve) => {
        void runJobs(boss, "document.words", async ({ data }) => {
          done.push(data.documentId);
          if (done.length === ids.length) resolve();
        });
      });
      expect(done.toSorted()).toEqual(ids.toSorted());
    } finally {
      await boss.stop({ graceful: true, timeout: 5_000 });
    }
  });

  it("that fails to read a document for the last time has it told to be unread", async () => {
    const documentId = newId();
    await transaction((tx) => enqueue(tx, "document.read", { documentId }));
    await pool().query("update pgboss.job set retry_limit = 0 where data->>'documentId' = $1", [documentId]);
    const boss = await startWorkerQueue();
    try {
      const unread = new Promise<string>((resolve) => {
        void runJobs(boss, "document.unread", async ({ data }) => resolve(data.documentId));
      });
      await runJobs(boss, "document.read", async () => {
        throw new Error("the storage is away");
      });
      expect(await unread).toBe(documentId);
    } finally {
      await boss.stop({ graceful: true, timeout: 5_000 });
    }
  });
});

describe("append-only tables", () => {
  it("refuse an update and a delete, whoever asks", async () => {
    await db().auditEvent.create({ data: { id: newId(), type: "test", outcome: "ok" } });
    await expect(pool().query("update audit_event set type = 'other'")).rejects.toThrow(/append-only/);
    await expect(pool().query("delete from audit_event")).rejects.toThrow(/append-only/);
    await expect(pool().query("truncate audit_event")).rejects.toThrow(/append-only/);
  });
});
