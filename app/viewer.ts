import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { currentActor } from "#lib/access/web.ts";
import { type Waiting, waitingInvoices } from "#lib/invoices/index.ts";
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

/** The audience tab in force: the one of the address (`proxy.ts` puts it in the cookie), else the last one chosen. */
export async function currentAudience(): Promise<Audience> {
  return parseAudience((await cookies()).get(AUDIENCE_COOKIE)?.value) ?? DEFAULT_AUDIENCE;
}
