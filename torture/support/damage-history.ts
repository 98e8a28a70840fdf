import type pg from "pg";
import { INVOICE_STATUSES } from "#lib/invoices/domain/status.ts";
import { newId } from "#lib/shared/ids.ts";
import type { dice } from "#tests/factories/documents/sample.ts";

type Dice = ReturnType<typeof dice>;
type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** One changed byte of a text; a text where there was none. */
function otherText(roll: Dice, value: unknown): string {
  if (typeof value !== "string" || value === "") return "x";
  const at = roll.int(value.length);
  return `${value.slice(0, at)}${value[at] === "0" ? "1" : "0"}${value.slice(at + 1)}`;
}

function otherUuid(roll: Dice, value: unknown): string {
  if (typeof value !== "string") return newId();
  const at = roll.pick([0, 1, 7, 20, 30, 35]);
  return `${value.slice(0, at)}${value[at] === "a" ? "b" : "a"}${value.slice(at + 1)}`;
}

const MICROSECONDS = [1, 7, 999, 1_000, 60_000_000, 86_400_000_000];

/** How each column of an event may be falsified: a value that the database takes, and that is not the one that was there. */
export const FALSE_VALUES: Readonly<Record<string, (roll: Dice, row: Row) => { sql: string; value: unknown }>> = {
  invoice_id: () => ({ sql: "$1::uuid", value: newId() }),
  position: (roll, row) => ({ sql: "$1::int", value: Number(row.position) + 500 + roll.int(500) }),
  event: (roll, row) => ({ sql: "$1", value: otherText(roll, row.event) }),
  status: (roll, row) => ({
    sql: '$1::"InvoiceStatus"',
    value: roll.pick(INVOICE_STATUSES.filter((status) => status !== row.status)),
  }),
  at: (roll) => ({ sql: "at + $1::bigint * interval '1 microsecond'", value: roll.pick(MICROSECONDS) }),
  user_id: (roll, row) => ({ sql: "$1::uuid", value: otherUuid(roll, row.user_id) }),
  user_name: (roll, row) => ({ sql: "$1", value: otherText(roll, row.user_name) }),
  user_email: (roll, row) => ({ sql: "$1", value: otherText(roll, row.user_email) }),
  structure_id: (roll, row) => ({ sql: "$1::uuid", value: otherUuid(roll, row.structure_id) }),
  structure_label: (roll, row) => ({ sql: "$1", value: otherText(roll, row.structure_label) }),
  motif: (roll, row) => ({ sql: "$1", value: otherText(roll, row.motif) }),
  comment: (roll, row) => ({ sql: "$1", value: otherText(roll, row.comment) }),
  previous_hash: (roll, row) => ({ sql: "$1", value: otherText(roll, row.previous_hash) }),
  hash: (roll, row) => ({ sql: "$1", value: otherText(roll, row.hash) }),
};

/**
 * Falsifies one event, or takes it away, as somebody with the keys of the database would: with its triggers and references off.
 * Returns what was done and how to put it back.
 */
export async function damageHistory(
  client: pg.Client,
  roll: Dice,
  row: Row,
): Promise<{ readonly what: string; readonly undo: () => Promise<void> }> {
  await client.query("set session_replication_role = replica");
  const column = roll.chance(0.1) ? null : roll.pick(Object.keys(FALSE_VALUES));
  const change = column && FALSE_VALUES[column]?.(roll, row);
  if (column && change) {
    await client.query(`update invoice_status_event set ${column} = ${change.sql} where id = $2`, [
      change.value,
      row.id,
    ]);
  } else {
    await client.query("delete from invoice_status_event where id = $1", [row.id]);
  }
  return {
    what: column ?? "the whole row",
    undo: async () => {
      await client.query("delete from invoice_status_event where id = $1", [row.id]);
      await client.query(
        "insert into invoice_status_event select * from jsonb_populate_record(null::invoice_status_event, $1)",
        [JSON.stringify(row)],
      );
    },
  };
}
