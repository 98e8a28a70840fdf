/** `npm run db:seed`: the people and structures of a demonstration. Runs again without harm; never in production. */
import { DEMO_PASSWORD, DEMO_PEOPLE } from "#lib/demo/public.ts";
import { now } from "#lib/platform/clock.ts";
import { closeDb, db, transaction } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { closeQueue } from "#lib/platform/queue.ts";
import { writeContents } from "#prisma/seed/contents.ts";
import { DIRECTORY } from "#prisma/seed/directory.ts";
import { seedInvoices } from "#prisma/seed/invoices.ts";
import { RECIPIENTS } from "#prisma/seed/recipients.ts";
import { SUPPLIERS } from "#prisma/seed/suppliers.ts";
import { seedTickets } from "#prisma/seed/tickets.ts";
import { writePeople } from "#prisma/seed/write-people.ts";
import { writeStructures } from "#prisma/seed/write-structures.ts";

/**
 * Fills an empty portal with named people in named situations, all at once or not at all, then plays a few invoices between them.
 * What is there already is left as it is.
 * Throws in the production profile: demonstration accounts have a public password.
 */
export async function seedDemo(): Promise<{ structures: number; people: number }> {
  if (env().isProduction) throw new Error("demonstration data is never written in the production profile");
  const at = now();
  await transaction(async (tx) => {
    await writeStructures(tx, [...SUPPLIERS, ...RECIPIENTS, ...DIRECTORY], at);
    await writePeople(tx, at);
    await writeContents(tx, at);
  });
  await seedInvoices();
  await seedTickets();
  return { structures: await db().structure.count(), people: await db().user.count() };
}

if (import.meta.main) {
  const { structures, people } = await seedDemo();
  console.log(`${structures} structures, ${people} people. Everyone's password: ${DEMO_PASSWORD}`);
  for (const { email, firstName, lastName, situation } of DEMO_PEOPLE) {
    console.log(`  ${email.padEnd(28)} ${`${firstName} ${lastName}`.padEnd(20)} ${situation}`);
  }
  await closeQueue();
  await closeDb();
}
