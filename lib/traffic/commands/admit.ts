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

/** A moment's limit is refused many times in a period; its trail is kept once in each. */
type Counter = RouteClass | `${RouteClass}.atOnce` | `${RouteClass}.told`;

const limits = once(() => {
  const factor = env().RATE_LIMIT_FACTOR;
  const own: Record<string, Limit> = {};
  const shared: Record<string, Limit> = {};
  for (const [name, limit] of Object.entries(ROUTE_CLASSES)) {
    const scaled = ({ points, seconds }: Limit) => ({ points: Math.ceil(points * factor), seconds });
    ("perProcess" in limit ? own : shared)[`route.${name}`] = scaled(limit);
    if (!("atOnce" in limit)) continue;
    own[`route.${name}.atOnce`] = scaled(limit.atOnce);
    own[`route.${name}.told`] = { points: 1, seconds: limit.seconds };
  }
  return {
    own: rateLimits(own, { perProcess: true, blockedInMemoryAt: FLOOD }),
    shared: rateLimits(shared, { blockedInMemoryAt: FLOOD }),
  };
});

/** Of the moment first: what is refused there is no part of the period. */
async function takeOne(name: RouteClass, visitor: string): Promise<Taken> {
  const { own, shared } = limits();
  const count = (counter: Counter) => own.take(`route.${counter}`, visitor);
  if ("atOnce" in ROUTE_CLASSES[name]) {
    const moment = await count(`${name}.atOnce`);
    if (!moment.allowed) return { ...moment, first: moment.first && (await count(`${name}.told`)).allowed };
  }
  return "perProcess" in ROUTE_CLASSES[name] ? count(name) : shared.take(`route.${name}`, visitor);
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
    return { class: name, seconds: Math.max(1, Math.ceil(taken.msLeft / 1000)), flood: taken.flood };
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
