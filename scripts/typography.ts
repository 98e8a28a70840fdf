/** `npm run typography`: gives every sentence of `messages/fr.json`, and every page of the help, the spaces that French asks for. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { frenchSpaces } from "#lib/shared/typography.ts";

const FILE = "messages/fr.json";
const mended = JSON.parse(readFileSync(FILE, "utf8"), (_key, value: unknown) =>
  typeof value === "string" ? frenchSpaces(value) : value,
);
writeFileSync(FILE, `${JSON.stringify(mended, null, 2)}\n`);

const HELP = "content/aide/fr";
for (const name of readdirSync(HELP)) {
  const source = readFileSync(`${HELP}/${name}`, "utf8");
  writeFileSync(`${HELP}/${name}`, frenchSpaces(source));
}
