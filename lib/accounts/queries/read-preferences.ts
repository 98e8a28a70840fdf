import "server-only";
import { db } from "#lib/platform/db.ts";

/** Language and display kept on an account, as they are stored. */
export function readPreferences(userId: string): Promise<{ locale: string; theme: string }> {
  return db().user.findUniqueOrThrow({ where: { id: userId }, select: { locale: true, theme: true } });
}
