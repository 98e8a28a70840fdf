import { pool } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import type { World } from "#torture/support/matrix/world.ts";

/** Columns that hold what somebody typed, or what came with a file, and that the database lets change. The condition takes the world's ids. */
const TEXTS: readonly { table: string; columns: readonly string[]; where: string }[] = [
  {
    table: "structure",
    columns: ["legal_name", "label", "address_line", "address_line2", "address_line3", "town", "email", "phone"],
    where: "id in ($structureId, $recipientId)",
  },
  {
    table: "service",
    columns: ["code", "label", "description"],
    where: "structure_id in ($structureId, $recipientId)",
  },
  { table: '"user"', columns: ["first_name", "last_name", "phone"], where: "id = any($people)" },
  { table: "bank_account", columns: ["label", "factor_name"], where: "structure_id = $structureId" },
  {
    table: "invoice",
    columns: ["number", "comment", "commitment_number", "contract_number", "original_number"],
    where: "id = $draftId",
  },
  { table: "invoice_file", columns: ["designation"], where: "invoice_id = $draftId" },
  { table: "deposit_flow", columns: ["file_name"], where: "structure_id = $structureId" },
  { table: "deposit_flow_member", columns: ["path"], where: "flow_id = $flowId" },
  { table: "document", columns: ["file_name"], where: "structure_id = $structureId" },
  { table: "attachment_request", columns: ["comment"], where: "structure_id = $structureId" },
  { table: "structure_claim", columns: ["explanation"], where: "structure_id = $structureId" },
  {
    table: "ticket",
    columns: ["title", "description", "object_number", "issuer_name", "issuer_phone"],
    where: "structure_id = $structureId",
  },
  { table: "second_factor", columns: ["label"], where: "user_id = any($people)" },
  { table: "session", columns: ["user_agent", "address"], where: "user_id = any($people)" },
];

/** Writes `next()` into every text of a world, each its own; gives what was written, by table and column. */
export async function plant(world: World, next: () => string): Promise<ReadonlyMap<string, string>> {
  const planted = new Map<string, string>();
  for (const { table, columns, where } of TEXTS) {
    const values: unknown[] = [];
    const place = (value: unknown) => `$${values.push(value)}`;
    const condition = where.replace(/\$(\w+)/g, (_, name: string) => {
      if (name === "people") return place(Object.values(world.userIds));
      if (name === "recipientId") return place(world.recipientId);
      return place(world.own[name]);
    });
    const sets = columns.map((column) => {
      const text = next();
      planted.set(`${table}.${column}`, text);
      return `${column} = ${place(text)}`;
    });
    await pool().query(`update ${table} set ${sets.join(", ")} where ${condition}`, values);
  }
  const told = Object.fromEntries(
    ["target", "tries", "number", "structure", "person", "reason", "recipient", "supplier"].map((name) => [
      name,
      next(),
    ]),
  );
  for (const type of ["account.attacked", "account.sprayed", "invoice.arrived", "attachment.requested"])
    await pool().query(`insert into notification (id, user_id, type, data, created_at) select $1, $2, $3, $4, now()`, [
      newId(),
      world.userIds.main,
      type,
      JSON.stringify(told),
    ]);
  const title = next();
  planted.set("message.title_french", title);
  await pool().query(
    `insert into message (id, tone, reach, structure_id, banner, title_french, title_english, body_french, body_english, starts_at, created_at)
     select $1, 'INFO', 'STRUCTURE', $2, true, $3, '', $4, '', now(), now()`,
    [newId(), world.own.structureId, title, next()],
  );
  return planted;
}
