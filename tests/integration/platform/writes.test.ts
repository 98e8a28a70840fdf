import { describe, expect, it } from "vitest";
import { Prisma } from "#generated/prisma/client.ts";
import { abort, db, pool, type Tx, transaction } from "#lib/platform/db.ts";
import { ahead, write } from "#lib/platform/writes.ts";
import { newId } from "#lib/shared/ids.ts";
import { type Refusal, refuse } from "#lib/shared/result.ts";

/** An event of the trail: a table to which rows are only ever added. */
const event = (userId: string, type: string) =>
  Prisma.sql`insert into audit_event (id, at, type, outcome, user_id) values (${newId()}::uuid, now(), ${type}, 'done', ${userId}::uuid)`;

const typesOf = async (tx: Pick<Tx, "auditEvent">, userId: string) =>
  (await tx.auditEvent.findMany({ where: { userId }, orderBy: { type: "asc" } })).map(({ type }) => type);

/** Which rows were written by one and the same statement: PostgreSQL counts the statements of a transaction. */
async function statementsOf(userId: string): Promise<string[]> {
  const { rows } = await pool().query("select cmin::text as cmin from audit_event where user_id = $1", [userId]);
  return rows.map(({ cmin }) => cmin);
}

describe("rows that wait in a transaction", () => {
  it("leave together as one statement when it ends", async () => {
    const [apart, joined] = [newId(), newId()];
    await transaction(async (tx) => {
      for (const type of ["a", "b"]) await tx.$executeRaw(event(apart, type));
      for (const type of ["c", "d", "e"]) await write(tx, event(joined, type));
    });
    expect(await typesOf(db(), joined)).toEqual(["c", "d", "e"]);
    expect(new Set(await statementsOf(apart)).size).toBe(2);
    expect(new Set(await statementsOf(joined)).size).toBe(1);
  });

  it("are there for whatever is asked next, by a model or in plain SQL, also twice at once", async () => {
    const userId = newId();
    await transaction(async (tx) => {
      await write(tx, event(userId, "a"));
      expect(await typesOf(tx, userId)).toEqual(["a"]);
      await write(tx, event(userId, "b"));
      const count = tx.$queryRaw<
        { n: number }[]
      >`select count(*)::int as n from audit_event where user_id = ${userId}::uuid`;
      const [models, rows] = await Promise.all([typesOf(tx, userId), count]);
      expect([models, rows[0]?.n]).toEqual([["a", "b"], 2]);
    });
  });

  it("do not leave for a question that goes ahead of them", async () => {
    const userId = newId();
    await transaction(async (tx) => {
      await write(tx, event(userId, "a"));
      expect(await typesOf(ahead(tx), userId)).toEqual([]);
      expect(await typesOf(tx, userId)).toEqual(["a"]);
    });
  });

  it("go with a transaction that is aborted, and fail the one whose rules they break", async () => {
    const userId = newId();
    const refused = await transaction<Refusal>(async (tx) => {
      await write(tx, event(userId, "a"));
      return abort(refuse("STALE"));
    });
    expect(refused.code).toBe("STALE");
    const broken = transaction(async (tx) => {
      await write(tx, event(userId, "b"));
      await write(
        tx,
        Prisma.sql`insert into document_text (document_id, content, numbers) values (${newId()}::uuid, '', '')`,
      );
    });
    await expect(broken).rejects.toThrow(/foreign key|Foreign key|document_text/);
    expect(await typesOf(db(), userId)).toEqual([]);
  });

  it("may refer to one another, in whatever order they were given", async () => {
    const [documentId, sha256] = [newId(), "0".repeat(64)];
    await transaction(async (tx) => {
      await write(
        tx,
        Prisma.sql`insert into document_text (document_id, content, numbers) values (${documentId}::uuid, 'mots', '')`,
      );
      await write(
        tx,
        Prisma.sql`insert into document (id, sha256, size, file_name, media_type) values (${documentId}::uuid, ${sha256}, 1, 'a.pdf', 'application/pdf')`,
      );
    });
    expect(await db().document.findUnique({ where: { id: documentId }, select: { sha256: true } })).toEqual({ sha256 });
  });

  it("leave by themselves when there are many", async () => {
    const userId = newId();
    await transaction(async (tx) => {
      for (let n = 0; n < 40; n += 1) await write(tx, event(userId, `many-${n}`));
    });
    expect(await typesOf(db(), userId)).toHaveLength(40);
  });
});
