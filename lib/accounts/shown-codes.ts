import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { isHttps } from "#lib/accounts/auth-shell.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { seal, unseal } from "#lib/platform/seal.ts";
import { routes } from "#lib/shared/routes.ts";

/**
 * Recovery codes between the moment they are made and the page that shows them. The database keeps hashes only, and a page cannot be
 * answered to a form without scripts: they travel in a cookie, sealed for one session, sent to their page alone, for ten minutes.
 */
const COOKIE = "chorale.codes";
const MINUTES = 10;

const shown = z.object({ sessionId: z.string(), until: z.number(), codes: z.array(z.string()) });

const scope = () => ({ path: routes.recoveryCodes(), httpOnly: true, sameSite: "strict", secure: isHttps() }) as const;

export async function keepShownCodes(sessionId: string, codes: readonly string[]): Promise<void> {
  const until = now().getTime() + MINUTES * 60_000;
  const value = seal("recovery-shown", JSON.stringify({ sessionId, until, codes }));
  (await cookies()).set(COOKIE, value, { ...scope(), maxAge: MINUTES * 60 });
}

/** The codes that this session just made, or null: looked at, too old, or of another session. */
export async function readShownCodes(sessionId: string): Promise<{ codes: readonly string[]; madeAt: Date } | null> {
  const value = (await cookies()).get(COOKIE)?.value;
  if (!value) return null;
  try {
    const read = shown.parse(JSON.parse(unseal("recovery-shown", value)));
    if (read.sessionId !== sessionId || now().getTime() >= read.until) return null;
    return { codes: read.codes, madeAt: new Date(read.until - MINUTES * 60_000) };
  } catch {
    return null;
  }
}

export async function forgetShownCodes(): Promise<void> {
  (await cookies()).delete({ name: COOKIE, ...scope() });
}
