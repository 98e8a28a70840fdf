import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { countApprovals, type FirstSteps, firstSteps } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
import { hasDeposited, type Waiting, waitingInvoices } from "#lib/invoices/index.ts";
import { countUnread } from "#lib/notifications/index.ts";
import {
  AUDIENCE_COOKIE,
  type Audience,
  DEFAULT_AUDIENCE,
  parseAudience,
  type Viewer,
  viewerOf,
} from "#lib/portal/public.ts";

/** Who looks at this page, read once per request. Null for a visitor and for someone who has not given their second factor. */
export const currentViewer = cache(async (): Promise<Viewer | null> => viewerOf(await currentActor()));

/** How many notifications the person has not read; 0 for a visitor. */
export const currentUnread = cache(async (): Promise<number> => {
  const actor = await currentActor();
  return actor ? countUnread(actor.userId) : 0;
});

/** How many invoices wait for the person in each application; nothing for a visitor. */
export const currentWaiting = cache(async (): Promise<Partial<Waiting>> => {
  const actor = await currentActor();
  return actor ? waitingInvoices(actor) : {};
});

/** How many attachment requests wait for the person; null when they manage no structure. */
export const currentApprovals = cache(async (): Promise<number | null> => {
  const actor = await currentActor();
  return actor ? countApprovals(actor) : null;
});

/** Where the person stands on the way to a first deposit; null once it is done, and for whoever is not on it. */
export const currentFirstSteps = cache(async (): Promise<FirstSteps | null> => {
  const actor = await currentActor();
  const steps = actor && (await firstSteps(actor));
  return steps && !(await hasDeposited(steps.depositFor)) ? steps : null;
});

/** The audience tab in force: the one of the address (`proxy.ts` puts it in the cookie), else the last one chosen. */
export async function currentAudience(): Promise<Audience> {
  return parseAudience((await cookies()).get(AUDIENCE_COOKIE)?.value) ?? DEFAULT_AUDIENCE;
}
