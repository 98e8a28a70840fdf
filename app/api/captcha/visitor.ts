import "server-only";
import { addressGroup } from "#lib/accounts/index.ts";
import { requestOrigin } from "#lib/accounts/web.ts";

/** The network address that pays for a captcha. */
export async function payingAddress(): Promise<string> {
  const { address } = await requestOrigin();
  return addressGroup(address ?? "unknown");
}

/** A picture or a sound of one browser, kept by nobody on the way. */
export function captchaFile(bytes: Uint8Array<ArrayBuffer>, type: string): Response {
  return new Response(bytes, { headers: { "content-type": type, "cache-control": "private, no-store" } });
}

export function tooMany(): Response {
  return new Response(null, { status: 429, headers: { "cache-control": "no-store", "retry-after": "900" } });
}
