import "server-only";
import type { cookies } from "next/headers";
import { packRefusals, unpackRefusals } from "#app/api/depots/packed-refusals.ts";
import { presentRefusal } from "#lib/actions/index.ts";
import { type Refusal, refuse } from "#lib/shared/result.ts";

const COOKIE = "depot-refus";
const PATH = "/facturation";
const SECONDS = 30;

/** `others`: refused too, and too many to be told one by one. */
export type KeptRefusals = {
  readonly told: readonly { readonly name: string; readonly message: string }[];
  readonly others: number;
};

type Jar = Awaited<ReturnType<typeof cookies>>;

/** Carries what was refused over the redirection that a plain form ends with; gone half a minute later. */
export async function keepRefusals(
  jar: Jar,
  refusals: readonly { fileName: string; refusal: Refusal }[],
): Promise<void> {
  // What was refused before this sending is over.
  if (refusals.length === 0) return void jar.delete({ name: COOKIE, path: PATH });
  jar.set(COOKIE, packRefusals(refusals), { httpOnly: true, sameSite: "strict", maxAge: SECONDS, path: PATH });
}

/** The refusals of the deposit that led to this page, in sentences. They are shown as text, so a forged cookie only fools its owner. */
export async function keptRefusals(jar: Pick<Jar, "get">): Promise<KeptRefusals> {
  const { told, others } = unpackRefusals(jar.get(COOKIE)?.value);
  const sentences = told.map(async ([name, code, params]) => ({
    name,
    message: (await presentRefusal(refuse(code, { params }))).message,
  }));
  return { told: await Promise.all(sentences), others };
}
