import path from "node:path";
import type { DemoEmail } from "#lib/demo/public.ts";

/** The demonstration's people that the tests play. */
export const PEOPLE = {
  supplier: "camille@berthier.example",
  reader: "dominique@berthier.example",
  stranger: "sacha@moulin.example",
  agent: "karim@recette.example",
  strangerAgent: "lea@valdeloire.example",
} as const satisfies Record<string, DemoEmail>;

export type Person = keyof typeof PEOPLE;

/** Where the set-up keeps the cookies of a person who signed in through both steps. */
export function sessionFile(person: Person): string {
  return path.resolve("test-results", "sessions", `${person}.json`);
}
