import "server-only";
import { presentRefusal } from "#lib/actions/index.ts";
import type { Refusal } from "#lib/shared/result.ts";

/** A script asks for JSON; a plain form for a page. */
export function wantsJson(request: Request): boolean {
  return (request.headers.get("accept") ?? "").includes("application/json");
}

/** After a plain form: see the other page. Relative, since a proxy in front may have another name than this process knows. */
export function seeOther(path: string, headers: HeadersInit = {}): Response {
  const all = new Headers(headers);
  all.set("location", path);
  return new Response(null, { status: 303, headers: all });
}

export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

const STATUS: Readonly<Record<string, number>> = {
  FOREIGN_ORIGIN: 403,
  FORBIDDEN: 403,
  SESSION_ENDED: 401,
  HALF_SESSION_ENDED: 401,
  PROOF_NEEDED: 403,
  NOT_FOUND: 404,
  KEY_REUSED: 409,
  DRAFT_CHANGED: 409,
  TOO_LARGE: 413,
  READER_BUSY: 429,
  TOO_MANY_KEYS: 429,
  STORAGE_UNAVAILABLE: 503,
  PORTAL_UNAVAILABLE: 503,
};

/** A refusal for a script: a sentence, and a status that says whose turn it is. A 5xx only when the portal itself is short of something. */
export async function refusedJson(refusal: Refusal): Promise<Response> {
  const { message } = await presentRefusal(refusal);
  return json({ ok: false, code: refusal.code, message }, STATUS[refusal.code] ?? 422);
}

/** Missing and forbidden look the same. */
export function notFound(): Response {
  return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
}
