import "server-only";
import { notFound } from "next/navigation";
import type { Actor } from "#lib/access/index.ts";
import { requireStaff } from "#lib/access/web.ts";
import { env } from "#lib/platform/index.ts";

/** A tester of a portal that has a bench. To everybody else, and in production, its page does not exist. */
export async function requireTester(): Promise<Actor> {
  const actor = await requireStaff("bench.use");
  return env().testBench ? actor : notFound();
}
