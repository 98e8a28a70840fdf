/** The storm of T-45 in a process and on a database of its own. */
import { closeDb } from "#lib/platform/db.ts";
import { closeQueue } from "#lib/platform/queue.ts";
import { migrateDatabase } from "#scripts/support/migrate.ts";
import { ensureDatabase } from "#scripts/support/postgres.ts";
import { SIZES, type Size } from "#torture/row.ts";
import { mailStorm } from "#torture/support/mail-storm.ts";

const size: Size = SIZES.find((one) => one === process.argv[2]) ?? "sample";
const own = new URL(process.env.DATABASE_URL ?? "");
own.pathname = `/mails_${process.pid}`;
const server = new URL(own);
server.pathname = "/postgres";
await ensureDatabase(server.href, own.pathname.slice(1));
process.env.DATABASE_URL = own.href;
await migrateDatabase(own.href);
const finding = await mailStorm(size);
await closeQueue();
await closeDb();
process.stdout.write(JSON.stringify(finding));
process.exit(0);
