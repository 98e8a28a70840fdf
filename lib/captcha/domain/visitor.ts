/** The cookie that tells one visitor's browser from another's, so that a captcha solved elsewhere is worth nothing here. */
export const VISITOR_COOKIE = "visiteur";
/** How `proxy.ts` tells the page being rendered the cookie that its answer sets. */
export const VISITOR_HEADER = "x-visitor";
/** As long as the captcha and the form it belongs to may take, twice. */
export const VISITOR_SECONDS = 2 * 3600;

/** Pages with a captcha; no other sets the cookie. */
const PAGES: readonly string[] = ["/inscription", "/support/sans-compte"];

export function needsVisitor(path: string): boolean {
  return PAGES.includes(path);
}

/** 128 random bits in hexadecimal, or null. */
export function parseVisitor(value: string | null | undefined): string | null {
  return value && /^[0-9a-f]{32}$/.test(value) ? value : null;
}
