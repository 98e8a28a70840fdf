/** What the browser tests do behind the portal's back: people of their own, their sessions, and what only the server knows. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import pg from "pg";
import { hashPassword } from "#lib/accounts/index.ts";
import { newId } from "#lib/shared/ids.ts";
import { dataFolder } from "#scripts/support/postgres.ts";
import { openSessionCookie } from "#tests/factories/session-cookie.ts";
import type { TorturedPortal } from "#torture/row.ts";
import { adopt } from "#torture/support/adopt.ts";

/** Where the portal under test keeps everything. */
export const DATA = path.resolve("test-results/e2e-data");

function secrets(): { authSecret: string; postgresPassword: string } {
  return JSON.parse(readFileSync(path.join(DATA, "secrets.json"), "utf8"));
}

/** AUTH_SECRET of the portal under test. */
function portalSecret(): string {
  return secrets().authSecret;
}

/** The portal under test as the rows of `torture` take it. */
export function torturedPortal(baseURL: string): TorturedPortal {
  return { origin: new URL(baseURL).origin, ...itsParts() };
}

/**
 * Lets the portal's own modules work in this process: on its database, with its secret, in its storage. They read the environment once, so
 * whatever uses any of them says this first, and all of it.
 */
export function actAsPortal(): void {
  adopt(itsParts());
}

function itsParts() {
  return { databaseUrl: portalDatabaseUrl(), secret: portalSecret(), logDir: path.join(DATA, "logs") };
}

/** Address of the database of the portal under test, which chose its port itself. */
function portalDatabaseUrl(): string {
  const file = path.join(dataFolder(path.join(DATA, "postgres")), "postmaster.pid");
  if (!existsSync(file)) throw new Error("the portal under test has no database of its own");
  const port = readFileSync(file, "utf8").split("\n")[3];
  return `postgresql://postgres:${secrets().postgresPassword}@127.0.0.1:${port}/chorale`;
}

/** Runs one statement on the portal's database. */
export async function onDatabase<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: portalDatabaseUrl() });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

export type NewPerson = { readonly id: string; readonly email: string; readonly password: string };

let made = 0;
const PASSWORD = "Barque-verte-2026";
let passwordHash: Promise<string> | undefined;

/** An active person whom no other test knows, without any structure. */
export async function newPerson(
  over: { firstName?: string; systemRole?: "NONE" | "SUPPORT" | "ADMIN" | "TESTER"; locale?: "fr" | "en" } = {},
): Promise<NewPerson> {
  made += 1;
  const id = newId();
  const email = `essai-${process.pid.toString(36)}-${Date.now().toString(36)}-${made}@personne.example`;
  passwordHash ??= hashPassword(PASSWORD);
  await onDatabase(
    `insert into "user" (id, login_email, contact_email, contact_verified, first_name, last_name, locale, status, system_role, updated_at)
     values ($1, $2, $2, true, $3, 'Essai', $4, 'ACTIVE', $5::"SystemRole", now())`,
    [id, email, over.firstName ?? "Ariane", over.locale ?? "fr", over.systemRole ?? "NONE"],
  );
  await onDatabase("insert into credential (user_id, password_hash, changed_at) values ($1, $2, now())", [
    id,
    await passwordHash,
  ]);
  return { id, email, password: PASSWORD };
}

/** Signs the person in on this browser by its cookie, both factors given a moment ago. Gives the id of the session. */
export async function signInByCookie(
  context: BrowserContext,
  baseURL: string,
  person: { id: string },
): Promise<string> {
  const { sessionId, name, value } = await openSessionCookie(portalDatabaseUrl(), portalSecret(), person.id);
  await context.addCookies([{ name, value, url: baseURL, httpOnly: true, sameSite: "Lax" }]);
  return sessionId;
}

/** A new page of this browser, in which the person is signed in. */
export async function as(context: BrowserContext, baseURL: string | undefined, person: { id: string }): Promise<Page> {
  await signInByCookie(context, baseURL ?? "", person);
  return context.newPage();
}
