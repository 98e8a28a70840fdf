import "server-only";
import { inForce } from "#lib/help/data/writing.ts";
import { WELCOME, type Writing } from "#lib/help/domain/revision.ts";
import { db } from "#lib/platform/db.ts";

/** The home page asks each time: one process asks the database once in so long. */
const KEPT_MS = 3_000;
const kept = new Map<string, { readonly at: number; readonly text: Promise<Writing | null> }>();

/** The welcome that administrators wrote in this language, at most some seconds old; null when there is none. */
export async function welcomeText(locale: string): Promise<Writing | null> {
  const at = performance.now();
  const known = kept.get(locale);
  if (known && at - known.at <= KEPT_MS) return known.text;
  const text = inForce(db(), { page: WELCOME, locale });
  kept.set(locale, { at, text });
  text.catch(() => kept.delete(locale));
  return text;
}

/** For who has just changed it: the next page of this process shows it. */
export function forgetWelcome(): void {
  kept.clear();
}
