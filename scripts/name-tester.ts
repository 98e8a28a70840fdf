/**
 * `npm run tester -- adresse@exemple.fr [--end]`: makes a person a tester of this portal, who finds there a bench (decision 52), or ends it.
 * Refused in the production profile, where there is none.
 */
import { parseArgs } from "node:util";
import { closeDb, db } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { end: { type: "boolean", default: false } },
});
const [address] = positionals;
if (!address || !env().testBench) {
  console.error(address ? "There is no bench in the production profile." : "npm run tester -- address [--end]");
  process.exit(2);
}
const [from, to] = values.end ? (["TESTER", "NONE"] as const) : (["NONE", "TESTER"] as const);
const { count } = await db().user.updateMany({
  where: { loginEmail: address.toLowerCase(), status: "ACTIVE", systemRole: from },
  data: { systemRole: to },
});
await closeDb();
console.log(count === 1 ? `${address}: ${to}` : `nobody active with that address has the role ${from}`);
process.exit(count === 1 ? 0 : 1);
