import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Every file below the given paths, sorted, skipping what a build makes. */
export function filesBelow(paths: readonly string[]): string[] {
  const found: string[] = [];
  const walk = (entry: string) => {
    if (!existsSync(entry)) return;
    if (!statSync(entry).isDirectory()) {
      found.push(entry);
      return;
    }
    for (const name of readdirSync(entry))
      if (name !== "node_modules" && !name.startsWith(".")) walk(path.join(entry, name));
  };
  for (const entry of paths) walk(entry);
  return found.sort();
}

/** One hash for the names and contents of a set of files: tells whether something must be made again. */
export function fingerprint(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of filesBelow(paths)) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}
