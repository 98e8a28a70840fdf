/** `npm run typography`: gives every sentence of `messages/fr.json` the spaces that French asks for. */
import { readFileSync, writeFileSync } from "node:fs";
import { frenchSpaces } from "#lib/shared/typography.ts";

const FILE = "messages/fr.json";
const mended = JSON.parse(readFileSync(FILE, "utf8"), (_key, value: unknown) =>
  typeof value === "string" ? frenchSpaces(value) : value,
);
writeFileSync(FILE, `${JSON.stringify(mended, null, 2)}\n`);
