import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { recordDenied } from "#lib/audit/index.ts";
import { env } from "#lib/platform/env.ts";
import { type Refusal, refuse } from "#lib/shared/result.ts";

/** Null for a tester of a portal that has a bench; to everybody else, and in production, there is none. */
export async function refuseUnlessTester(actor: Actor): Promise<Refusal<"NOT_FOUND"> | null> {
  if (!env().testBench) return refuse("NOT_FOUND");
  if (canAsStaff(actor, "bench.use")) return null;
  await recordDenied(actor, "bench.use");
  return refuse("NOT_FOUND");
}
