import { beforeAll, describe, expect, it } from "vitest";
import { statusPairs } from "#lib/invoices/domain/life-cycle.ts";
import { INVOICE_STATUSES } from "#lib/invoices/domain/status.ts";
import { verifyHistory } from "#lib/invoices/index.ts";
import { pool } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { makeDraft, makePair, makeReceived, type Pair, statusOf } from "#tests/factories/invoices.ts";
import { asRoot } from "#tests/integration/support/as-root.ts";

let pair: Pair;
beforeAll(async () => {
  pair = await makePair();
});

describe("the database's own guard", () => {
  it("holds the pairs of the transition table, and no other", async () => {
    const { rows } = await pool().query("select from_status, to_status from invoice_transition");
    const kept = rows.map((row) => `${row.from_status}>${row.to_status}`).sort();
    expect(kept).toEqual(
      statusPairs()
        .map(([from, to]) => `${from}>${to}`)
        .sort(),
    );
  });

  it("knows the statuses of the product, in their order", async () => {
    const { rows } = await pool().query(`select unnest(enum_range(null::"InvoiceStatus"))::text as status`);
    expect(rows.map((row) => row.status)).toEqual(INVOICE_STATUSES);
  });

  it("refuses every pair that the table lacks, whoever writes", async () => {
    const invoiceId = await makeReceived(pair);
    const allowed = new Set(statusPairs().flatMap(([from, to]) => (from === "MISE_A_DISPOSITION" ? [to] : [])));
    for (const to of INVOICE_STATUSES) {
      if (allowed.has(to) || to === "MISE_A_DISPOSITION") continue;
      const write = pool().query("update invoice set status = $1 where id = $2", [to, invoiceId]);
      await expect(write, to).rejects.toThrow(/does not go from MISE_A_DISPOSITION/);
    }
    expect(await statusOf(invoiceId)).toBe("MISE_A_DISPOSITION");
  });

  it("refuses an invoice that does not begin as a draft", async () => {
    const invoiceId = await makeDraft(pair.seller, pair.supplier.id);
    const forged = JSON.stringify({ id: newId(), draft_number: "TMP-FORGED", status: "MISE_EN_PAIEMENT" });
    const insert = "insert into invoice select (jsonb_populate_record(i, $1::jsonb)).* from invoice i where id = $2";
    await expect(pool().query(insert, [forged, invoiceId])).rejects.toThrow(/from nothing to MISE_EN_PAIEMENT/);
  });

  it("refuses that an invoice be deleted, or that a sent one change what it says", async () => {
    const invoiceId = await makeReceived(pair);
    await expect(pool().query("delete from invoice where id = $1", [invoiceId])).rejects.toThrow(/append-only/);
    for (const change of [
      "total_incl_tax = 1",
      "amount_due = 0",
      "number = 'AUTRE'",
      "issue_date = '2026-01-01'",
      "submitted_at = now()",
      "certificate = '{}'",
      "reform = '{RECYCLING_ENDED}'",
      "number_scope = ''",
    ]) {
      const write = pool().query(`update invoice set ${change} where id = $1`, [invoiceId]);
      await expect(write, change).rejects.toThrow(/cannot be changed/);
    }
  });

  it("refuses that history be changed or taken away", async () => {
    await makeReceived(pair);
    for (const sql of [
      "update invoice_status_event set comment = 'x'",
      "delete from invoice_status_event",
      "truncate invoice_status_event",
    ]) {
      await expect(pool().query(sql), sql).rejects.toThrow(/append-only/);
    }
  });
});

describe("a history altered behind the guard (T-18)", () => {
  const texts = ["event", "user_name", "user_email", "structure_label", "previous_hash", "hash"] as const;

  it("is always detected, whatever byte was flipped", async () => {
    const invoiceId = await makeReceived(pair);
    const columns = `position, ${texts.join(", ")}`;
    const { rows } = await pool().query(`select ${columns} from invoice_status_event where invoice_id = $1`, [
      invoiceId,
    ]);
    const write = (column: string, text: string | null, position: number) =>
      asRoot(
        `update invoice_status_event set ${column} = ${text === null ? "null" : `'${text.replaceAll("'", "''")}'`}
         where invoice_id = '${invoiceId}' and position = ${position}`,
      );
    for (let trial = 0; trial < 60; trial++) {
      const row = rows[trial % rows.length];
      const column = texts[trial % texts.length] ?? "hash";
      const text: string = row[column] ?? "";
      const at = text === "" ? 0 : (trial * 7) % text.length;
      const flipped = text.slice(0, at) + String.fromCharCode((text.charCodeAt(at) || 64) ^ 1) + text.slice(at + 1);
      await write(column, flipped, row.position);
      expect(await verifyHistory(invoiceId), `${column} of ${row.position}`).toMatchObject({ intact: false });
      await write(column, row[column], row.position);
    }
    expect(await verifyHistory(invoiceId)).toEqual({ intact: true });
  });

  it("shows a moment moved by a millisecond, a line removed, and the last line cut off", async () => {
    const forge = async (sql: string) => {
      const invoiceId = await makeReceived(pair);
      expect(await verifyHistory(invoiceId)).toEqual({ intact: true });
      await asRoot(sql.replaceAll(":id", `'${invoiceId}'`));
      return verifyHistory(invoiceId);
    };
    const moved =
      "update invoice_status_event set at = at + interval '1 millisecond' where invoice_id = :id and position = 2";
    expect(await forge(moved)).toMatchObject({ intact: false, position: 2, reason: "content" });
    expect(await forge("delete from invoice_status_event where invoice_id = :id and position = 2")).toMatchObject({
      reason: "order",
    });
    expect(await forge("delete from invoice_status_event where invoice_id = :id and position = 4")).toMatchObject({
      reason: "end",
    });
    expect(await forge("update invoice set status = 'REJETEE' where id = :id")).toMatchObject({ reason: "end" });
  });
});
