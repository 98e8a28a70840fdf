import { routes } from "#lib/shared/routes.ts";

/** What the form of a page may weigh: text. Files go to `/api`, which streams, but for the validator's, which is answered by its own page. */
const FORM_BYTES = 1024 * 1024;
/** Ten megabytes of file, and what a form puts around it. */
export const VALIDATOR_BYTES = 11 * 1024 * 1024;

/**
 * Whether a page may take a body of that announced length, before any of it is read: `tooLong`, or `unknown` for one that does not say.
 * Browsers always say. The framework has one limit for all pages, the validator's; this holds the others to less.
 */
export function bodyFits(method: string, path: string, announced: string | null): "fits" | "tooLong" | "unknown" {
  if (method === "GET" || method === "HEAD") return "fits";
  if (announced === null || !/^\d{1,15}$/.test(announced)) return "unknown";
  return Number(announced) <= (path === routes.validator() ? VALIDATOR_BYTES : FORM_BYTES) ? "fits" : "tooLong";
}
