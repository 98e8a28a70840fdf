import "server-only";
import { notFound } from "next/navigation";
import { env } from "#lib/platform/index.ts";

/** In production the bench does not exist, not even for who was once named a tester. */
export function refuseInProduction(): void {
  if (!env().testBench) notFound();
}
