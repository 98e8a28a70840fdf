import "server-only";
import type { cookies } from "next/headers";
import { z } from "zod";
import { seal, unseal } from "#lib/platform/seal.ts";

const COOKIE = "recuperation";
const PATH = "/organisation";
const USE = "claim-form";
const SECONDS = 120;

const shape = z.object({
  structureId: z.string(),
  message: z.string(),
  problems: z.array(z.object({ field: z.string(), text: z.string() })),
  explanation: z.string(),
});
type Kept = z.infer<typeof shape>;
export type KeptClaim = Omit<Kept, "problems"> & { readonly problems: readonly Kept["problems"][number][] };
type Jar = Awaited<ReturnType<typeof cookies>>;

/** A form with files is no server action: what was refused, and what was typed, go over the redirection in a sealed cookie. */
export function keepClaim(jar: Jar, kept: KeptClaim): void {
  const explanation = kept.explanation.slice(0, 1200);
  const value = seal(USE, JSON.stringify({ ...kept, explanation }));
  jar.set(COOKIE, value, { httpOnly: true, sameSite: "strict", maxAge: SECONDS, path: PATH });
}

export function keptClaim(jar: Pick<Jar, "get">, structureId: string): KeptClaim | null {
  try {
    const kept = shape.parse(JSON.parse(unseal(USE, jar.get(COOKIE)?.value ?? "")));
    return kept.structureId === structureId ? kept : null;
  } catch {
    return null;
  }
}
