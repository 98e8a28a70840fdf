import "server-only";
import { cookies, headers } from "next/headers";
import { after } from "next/server";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import type { StructureMenuView } from "#components/frame/structure-menu.tsx";
import type { WaitingCounts } from "#components/portal/domain-tiles.tsx";
import {
  type Actor,
  countApprovals,
  type FirstSteps,
  firstSteps,
  narrow,
  structureChoice,
  structureChoices,
} from "#lib/access/index.ts";
import { currentActor, currentStructure } from "#lib/access/web.ts";
import { bannersFor } from "#lib/content/index.ts";
import { type HealthNow, healthNow } from "#lib/health/index.ts";
import { depositTour, type TourState } from "#lib/help/index.ts";
import {
  hasDeposited,
  RETURNED_COOKIE,
  type Returned,
  readSeen,
  returnedInvoices,
  waitingInvoices,
} from "#lib/invoices/index.ts";
import { countUnread } from "#lib/notifications/index.ts";
import { env } from "#lib/platform/index.ts";
import { countUse, type OwnFunctions, ownFunctions } from "#lib/portal/index.ts";
import {
  AUDIENCE_COOKIE,
  type Audience,
  DEFAULT_AUDIENCE,
  type PortalFunctionCode,
  parseAudience,
  type Viewer,
  viewerOf,
} from "#lib/portal/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** The person with the places of the structure they look at: what menus and counts follow. */
const narrowedActor = cache(async (): Promise<Actor | null> => {
  const actor = await currentActor();
  return actor && narrow(actor, await currentStructure());
});

/** Who looks at this page, read once per request. Null for a visitor and for someone who has not given their second factor. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const viewer = viewerOf(await narrowedActor());
  // The bench of testers does not exist in production, whoever its data once named one.
  return env().testBench || !viewer
    ? viewer
    : { ...viewer, applications: viewer.applications.filter((code) => code !== "ESSAIS") };
});

/** Structures that the menu of the header lists; more are found on their own page. */
const MENU_STRUCTURES = 12;

/** The switcher of the header; null for whoever has nothing to choose. */
export const currentStructures = cache(async (): Promise<StructureMenuView | null> => {
  const actor = await currentActor();
  if (!actor || actor.memberships.length < 2) return null;
  const [current, choices] = await Promise.all([currentStructureName(), structureChoices(actor, "", MENU_STRUCTURES)]);
  return { current, choices, total: actor.memberships.length };
});

/** The structure that lists are narrowed to; null when they show all. */
export const currentStructureName = cache(async () => {
  const structureId = await currentStructure();
  return structureId === null ? null : structureChoice(structureId);
});

/** How many notifications the person has not read; 0 for a visitor. */
export const currentUnread = cache(async (): Promise<number> => {
  const actor = await currentActor();
  return actor ? countUnread(actor.userId) : 0;
});

/** Shown at once in the window above a page. */
const WINDOW = 5;

/** What came back and was neither acknowledged nor put off in this session; null when there is nothing to tell. */
export const currentReturned = cache(async (): Promise<Returned | null> => {
  const actor = await narrowedActor();
  if (!actor || (await headers()).get("x-page")?.startsWith(routes.returnedInvoices())) return null;
  const returned = await returnedInvoices(actor, WINDOW);
  const seen = readSeen((await cookies()).get(RETURNED_COOKIE)?.value, actor.sessionId);
  const news = returned.rows.some(({ statusAt }) => seen === null || statusAt > seen);
  return news ? returned : null;
});

/** How many invoices, or requests, wait for the person in each application; nothing for a visitor. */
export const currentWaiting = cache(async (): Promise<WaitingCounts> => {
  const actor = await narrowedActor();
  if (!actor) return {};
  const [invoices, approvals] = await Promise.all([waitingInvoices(actor), currentApprovals()]);
  return { ...invoices, APPROBATIONS: approvals === null ? null : { count: approvals, exact: true } };
});

/** What the team of the portal says above every page to who looks. */
export const currentBanners = cache(async () => bannersFor(await currentActor(), await getLocale()));

/** What each part of the portal was at its last measure. */
export const currentHealth = cache((): Promise<HealthNow> => healthNow());

/** What the home page offers first. */
export async function currentFunctions(): Promise<OwnFunctions> {
  const [actor, audience] = await Promise.all([narrowedActor(), currentAudience()]);
  return ownFunctions(actor, audience);
}

/** Notes, once the page is answered, that the person opened a function of the portal. */
export async function noteUse(code: PortalFunctionCode): Promise<void> {
  const actor = await currentActor();
  if (actor) after(() => countUse(actor.userId, code));
}

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

/** Where the person stands in the guided tour of the first deposit; null: never begun. */
export const currentTour = cache(async (): Promise<TourState | null> => {
  const actor = await currentActor();
  return actor && depositTour(actor.userId);
});

/** The audience tab in force: the one of the address (`proxy.ts` puts it in the cookie), else the last one chosen. */
export async function currentAudience(): Promise<Audience> {
  return parseAudience((await cookies()).get(AUDIENCE_COOKIE)?.value) ?? DEFAULT_AUDIENCE;
}
