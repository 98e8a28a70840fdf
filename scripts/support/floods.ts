import type { IncomingMessage, ServerResponse } from "node:http";
import { addressGroup, visitorAddress } from "#lib/accounts/domain/address.ts";
import { chooseLocale, LOCALE_COOKIE } from "#lib/shared/preferences.ts";
import { classOf } from "#lib/traffic/domain/classes.ts";
import { createRefusals, LIMIT_HEADER, waitIn } from "#lib/traffic/domain/refusals.ts";
import { tooMany } from "#lib/traffic/public.ts";

const SESSION = /(?:^|;\s*)(?:__Host-)?chorale\.session=([^;]*)/;
const LANGUAGE = new RegExp(`(?:^|;\\s*)${LOCALE_COOKIE}=([^;]*)`);

/**
 * Says again what the portal has just said to a flood: true when that was the answer. Whether somebody asks for too much is decided where it
 * always is (`admit`); this remembers its answers 429 for the time they name, so that the rest of a flood does not reach the framework, where
 * each would cost as much as a small page. A visitor here is a network address with a session cookie: whatever the portal counts by, one or the
 * other, both the same is the same visitor.
 */
export function createFloodGate(trustedProxies: number, now: () => number = () => performance.now()) {
  const refusals = createRefusals();

  return function answered(request: IncomingMessage, response: ServerResponse): boolean {
    const { method = "GET", headers, socket } = request;
    const { pathname, search } = new URL(request.url ?? "/", "http://localhost");
    const limit = classOf(method, pathname);
    if (limit === null) return false;
    const { cookie = "" } = headers;
    const hops = [headers["x-forwarded-for"] ?? socket.remoteAddress ?? ""].flat().join(",");
    const address = addressGroup(visitorAddress(hops, trustedProxies) ?? "unknown");
    // A form that a script sent is let further than anything else: its refusal is another one.
    const form = headers["next-action"] === undefined ? "" : "form";
    const key = [limit, form, address, SESSION.exec(cookie)?.[1] ?? ""].join(" ");

    const milliseconds = refusals.enter(key, now());
    if (milliseconds === null) {
      // Also when whoever asked went away before the end.
      response.once("close", () => {
        const wait = response.statusCode === 429 ? waitIn(response.getHeader(LIMIT_HEADER)) : null;
        refusals.ended(key, wait, now());
      });
      return false;
    }
    const again = tooMany(
      { class: limit, milliseconds },
      {
        locale: chooseLocale(LANGUAGE.exec(cookie)?.[1], headers["accept-language"]),
        as: pathname.startsWith("/api/") ? "json" : "page",
        here: method === "GET" ? pathname + search : null,
      },
    );
    response.writeHead(again.status, Object.fromEntries(again.headers));
    void again.text().then((body) => response.end(body));
    return true;
  };
}
