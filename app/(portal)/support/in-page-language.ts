import { getLocale } from "next-intl/server";
import type { Actor } from "#lib/access/index.ts";

/** The person, reading in the language of the page: categories have a name in each. */
export async function inPageLanguage(actor: Actor): Promise<Actor> {
  return { ...actor, locale: await getLocale() };
}
