import "server-only";
import { addressGroup, visitorAddress } from "#lib/accounts/domain/address.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { transaction } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { logger } from "#lib/platform/logger.ts";
import { once } from "#lib/platform/once.ts";
import { type Limit, rateLimits, type Taken } from "#lib/platform/rate-limit.ts";
import { sessionIdIn } from "#lib/platform/session-cookie.ts";
import { classOf, ROUTE_CLASSES, type RouteClass } from "#lib/traffic/domain/classes.ts";
import { createPaces, type Pace } from "#lib/traffic/domain/pace.ts";
import type { Refused } from "#lib/traffic/domain/refusals.ts";

/** One request, as far as counting it goes. */
export type Asking = {
  readonly method: string;
  readonly path: string;
  readonly forwardedFor: string | null;
  /** Value of the session cookie. */
  readonly sessionCookie: string | undefined;
};

/** From twice the limit on, a process refuses from its memory. */
const FLOOD = 2;

const limits = once(() => {
  const factor = env().RATE_LIMIT_FACTOR;
  const pick = (perProcess: boolean) => {
    const classes = Object.entries(ROUTE_CLASSES).filter(([, limit]) => "perProcess" in limit === perProcess);
    const scaled = classes.map(([name, { points, seconds }]) => [
      `route.${name}`,
      { points: Math.ceil(points * factor), seconds },
    ]);
    return Object.fromEntries(scaled) as Record<string, Limit>;
  };
  const told = Object.entries(ROUTE_CLASSES).map(([name, { seconds }]) => [`told.${name}`, { points: 1, seconds }]);
  return {
    own: rateLimits(pick(true), { perProcess: true, blockedInMemoryAt: FLOOD }),
    shared: rateLimits(pick(false), { blockedInMemoryAt: FLOOD }),
    told: rateLimits(Object.fromEntries(told) as Record<string, Limit>, { perProcess: true }),
    pace: createPaces(),
    factor,
  };
});

/** By the pace of the moment first: what is refused there is no part of the period. */
async function takeOne(
  name: RouteClass,
  visitor: string,
): Promise<Pick<Taken, "allowed" | "msLeft" | "first" | "flood">> {
  const { own, shared, told, pace, factor } = limits();
  const kind: (typeof ROUTE_CLASSES)[RouteClass] & { readonly pace?: Pace } = ROUTE_CLASSES[name];
  if (kind.pace) {
    const scaled = { atOnce: Math.ceil(kind.pace.atOnce * factor), perSecond: kind.pace.perSecond * factor };
    const { wait, refused } = pace(`${name} ${visitor}`, scaled, performance.now());
    if (wait > 0) {
      // A pace is refused many times in a period; its trail is kept once.
      const first = refused === 1 && (await told.take(`told.${name}`, visitor)).allowed;
      return { allowed: false, msLeft: wait, first, flood: refused > scaled.atOnce };
    }
  }
  return ("perProcess" in kind ? own : shared).take(`route.${name}`, visitor);
}

/**
 * Counts a request in its class: null lets it pass. It says nothing of who may do what: every page, action and route asks that by
 * itself, and is as closed without this.
 */
export async function admit(asking: Asking): Promise<Refused | null> {
  const name = classOf(asking.method, asking.path);
  if (name === null) return null;
  const sessionId = await sessionIdIn(asking.sessionCookie);
  const address = visitorAddress(asking.forwardedFor, env().TRUSTED_PROXIES);
  try {
    const taken = await takeOne(name, sessionId ?? addressGroup(address ?? "unknown"));
    if (taken.allowed) return null;
    if (taken.first) await keepRefusal(name, sessionId, address);
    return { class: name, milliseconds: Math.max(1, Math.ceil(taken.msLeft)), flood: taken.flood };
  } catch (error) {
    // A database that does not answer must not close the portal's door by this: what needs it will say so.
    logger().error({ err: error }, "requests could not be counted");
    return null;
  }
}

/** Once for a visitor, a class and a period: a flood does not fill the trail. */
async function keepRefusal(name: RouteClass, sessionId: string | null, address: string | null): Promise<void> {
  logger().warn({ class: name, address }, "too many requests");
  const detail = { class: name, seconds: ROUTE_CLASSES[name].seconds };
  await transaction((tx) =>
    recordAudit(tx, { type: "traffic.limited", outcome: "refused", detail, sessionId, address }),
  );
}
