import pg from "pg";
import { newId } from "#lib/shared/ids.ts";
import { openSessionCookie } from "#tests/factories/session-cookie.ts";
import type { TorturedPortal } from "#torture/row.ts";

export async function onPortal<T extends pg.QueryResultRow>(
  { databaseUrl }: TorturedPortal,
  sql: string,
  values: readonly unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<T>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

export type Visitor = { readonly id: string; readonly email: string; readonly cookie: string };

/** A new active person in no structure, signed in as far as asked. */
export async function newVisitor(
  portal: TorturedPortal,
  over: { state?: "FULL" | "PASSWORD_ONLY"; systemRole?: "NONE" | "SUPPORT"; passwordHash?: string } = {},
): Promise<Visitor> {
  const id = newId();
  const email = `visite-${id}@torture.example`;
  await onPortal(
    portal,
    `insert into "user" (id, login_email, contact_email, contact_verified, first_name, last_name, status, system_role, welcomed_at, updated_at)
     values ($1, $2, $2, true, 'Visite', 'Torture', 'ACTIVE', $3::"SystemRole", now(), now())`,
    [id, email, over.systemRole ?? "NONE"],
  );
  if (over.passwordHash)
    await onPortal(portal, "insert into credential (user_id, password_hash, changed_at) values ($1, $2, now())", [
      id,
      over.passwordHash,
    ]);
  return { id, email, cookie: await cookieOf(portal, id, over.state ?? "FULL") };
}

export async function cookieOf(
  portal: TorturedPortal,
  userId: string,
  state: "FULL" | "PASSWORD_ONLY" = "FULL",
): Promise<string> {
  const { name, value } = await openSessionCookie(portal.databaseUrl, portal.secret, userId, state);
  return `${name}=${value}`;
}

let asked = 0;
/** Another network address at each call: what a row does is not stopped by the limits that another row is about. */
export function elsewhere(): Record<string, string> {
  asked += 1;
  return { "x-forwarded-for": `100.64.${Math.floor(asked / 250) % 250}.${(asked % 250) + 1}` };
}
