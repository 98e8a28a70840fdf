"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { STRUCTURE_FIELD } from "#components/frame/structure-field.ts";
import { rememberStructure as keepStructure } from "#lib/access/web.ts";
import { rememberPreferences } from "#lib/accounts/web.ts";
import { checkOrigin } from "#lib/actions/index.ts";
import { LOCALE_COOKIE, parseLocale, parseTheme, THEME_COOKIE } from "#lib/shared/preferences.ts";

/**
 * Everything exported here can be called by anyone: each accepts one word of a closed list, or one of the person's own structures,
 * remembers it for that browser, and keeps it on the account of whoever is signed in there. Another site's request changes nothing.
 */

export async function rememberLocale(data: FormData): Promise<void> {
  const locale = parseLocale(data.get(LOCALE_COOKIE));
  if (locale && (await isOurs())) await rememberPreferences({ locale });
}

export async function rememberTheme(data: FormData): Promise<void> {
  const theme = parseTheme(data.get(THEME_COOKIE));
  if (theme && (await isOurs())) await rememberPreferences({ theme });
}

/** An empty value is all of them. A structure that is not one of the person's changes nothing. */
export async function rememberStructure(data: FormData): Promise<void> {
  const structureId = data.get(STRUCTURE_FIELD);
  if (typeof structureId !== "string" || !(await isOurs())) return;
  await keepStructure(structureId === "" ? null : structureId);
  revalidatePath("/", "layout");
}

async function isOurs(): Promise<boolean> {
  return checkOrigin(new Headers(await headers())).ok;
}
