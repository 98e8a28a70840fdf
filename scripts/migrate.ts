/** `npm run db:migrate`: applies every migration that the database of DATABASE_URL lacks, then the queue's own tables. */
import { migrateDatabase } from "#scripts/support/migrate.ts";

const url = process.env.DATABASE_URL;
if (!url) {
  console.error("DATABASE_URL is not set. `npm start` migrates its own database by itself.");
  process.exit(1);
}
const applied = await migrateDatabase(url);
console.log(applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}`);
