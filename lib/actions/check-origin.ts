import "server-only";
import { env } from "#lib/platform/env.ts";
import { logger } from "#lib/platform/logger.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/**
 * Refuses a write that another site could have sent (quality bar T-27): the browser's Origin must be ours. A request without one
 * is refused too: every browser sends it with a POST, so what lacks it is not a form of ours.
 *
 * With APP_ORIGIN set, that is the only origin. Without it (the demo on someone's machine) it is the host the request was sent to.
 * For actions through the builder, and at the top of every route handler that writes.
 */
export function checkOrigin(headers: Headers): Result<null, "FOREIGN_ORIGIN"> {
  const origin = headers.get("origin");
  if (origin !== null && isOurs(origin, headers.get("host"))) return ok(null);
  logger().warn({ origin }, "write refused: foreign origin");
  return refuse("FOREIGN_ORIGIN");
}

function isOurs(origin: string, host: string | null): boolean {
  const given = URL.parse(origin);
  // "null", an address with a path, or anything that is not the canonical form of an origin.
  if (!given || given.origin !== origin) return false;
  const { APP_ORIGIN } = env();
  return APP_ORIGIN ? origin === new URL(APP_ORIGIN).origin : /^https?:$/.test(given.protocol) && given.host === host;
}
