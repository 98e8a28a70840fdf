"use server";

import { revalidatePath } from "next/cache";
import { cookies, headers } from "next/headers";
import { currentActor } from "#lib/access/web.ts";
import { checkOrigin } from "#lib/actions/index.ts";
import { RETURNED_COOKIE, writeSeen } from "#lib/invoices/public.ts";
import { appOrigin, now } from "#lib/platform/index.ts";
import { PREFERENCE_COOKIE_OPTIONS } from "#lib/shared/preferences.ts";

/** « Plus tard » : what came back until now is not told again in this session. Nothing is acknowledged by it. */
export async function closeReturned(): Promise<void> {
  const actor = await currentActor();
  if (!actor || !checkOrigin(new Headers(await headers())).ok) return;
  const { maxAge: _, ...options } = PREFERENCE_COOKIE_OPTIONS;
  const secure = appOrigin().startsWith("https:");
  (await cookies()).set(RETURNED_COOKIE, writeSeen(actor.sessionId, now()), { ...options, secure });
  revalidatePath("/", "layout");
}
