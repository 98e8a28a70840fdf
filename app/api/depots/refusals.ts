import "server-only";
import type { cookies } from "next/headers";
import { z } from "zod";
import { presentRefusal } from "#lib/actions/index.ts";
import type { Refusal } from "#lib/shared/result.ts";

const COOKIE = "depot-refus";
const PATH = "/facturation";
const SECONDS = 30;
const MOST = 5;

const shape = z.array(z.object({ name: z.string(), message: z.string() })).max(MOST);
export type KeptRefusal = z.infer<typeof shape>[number];

type Jar = Awaited<ReturnType<typeof cookies>>;

/** Carries the sentences of refused files over the redirection that a plain form ends with; gone half a minute later. */
export async function keepRefusals(
  jar: Jar,
  refusals: readonly { fileName: string; refusal: Refusal }[],
): Promise<void> {
  const kept = await Promise.all(
    refusals.slice(0, MOST).map(async ({ fileName, refusal }) => ({
      name: fileName.slice(0, 80),
      message: (await presentRefusal(refusal)).message,
    })),
  );
  // What was refused before this sending is over.
  if (kept.length === 0) return void jar.delete({ name: COOKIE, path: PATH });
  jar.set(COOKIE, JSON.stringify(kept), { httpOnly: true, sameSite: "strict", maxAge: SECONDS, path: PATH });
}

/** The refusals of the deposit that led to this page. They are shown as text, so a forged cookie only fools its owner. */
export function keptRefusals(jar: Pick<Jar, "get">): KeptRefusal[] {
  try {
    const parsed = shape.safeParse(JSON.parse(jar.get(COOKIE)?.value ?? "[]"));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
