import "server-only";
import { json, refusedJson } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { checkOrigin, unexpected } from "#lib/actions/index.ts";
import type { Result } from "#lib/shared/result.ts";

/**
 * A handler of POST for the portal's own scripts: floods and writes from elsewhere are refused before any work, and a refusal is told
 * as JSON. `doing` names the work in the log when it breaks.
 */
export function postJson<T>(doing: string, work: () => Promise<Result<T>>): (request: Request) => Promise<Response> {
  return async (request) => {
    const flood = await refuseFlood(request);
    if (flood) return flood;
    const ours = checkOrigin(request.headers);
    if (!ours.ok) return refusedJson(ours);
    try {
      const done = await work();
      return done.ok ? json({ ok: true, options: done.data }) : refusedJson(done);
    } catch (error) {
      return refusedJson(unexpected(error, doing));
    }
  };
}
