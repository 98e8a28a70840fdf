/** The security headers of every answer, as data. `next.config.ts` sends the fixed ones, `proxy.ts` the policy with a nonce. */
export type Header = { readonly key: string; readonly value: string };

/** Camera is for photographing an invoice through the file field, which needs no permission: every feature stays off. */
const OFF = ["accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "microphone", "midi", "payment", "usb"];

export const FIXED_HEADERS: readonly Header[] = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: OFF.map((feature) => `${feature}=()`).join(", ") },
];

/** Sent only when the person came by HTTPS: a portal tried on plain http://localhost must stay reachable. */
export const HTTPS_HEADERS: readonly Header[] = [
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
];

/** What a route handler answers may be opened by mistake as a page; then nothing in it runs. */
export const API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

/**
 * The content policy of a page. Scripts and styles run by nonce only; `style="…"` attributes in markup are refused as well,
 * so positions are SVG attributes or are set through the CSSOM.
 */
export function pagePolicy(nonce: string, { development, https }: { development: boolean; https: boolean }): string {
  const directives = [
    "default-src 'none'",
    // React's development build evaluates strings to rebuild server stacks; the production build does not.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // The development overlay writes style elements that cannot carry our nonce.
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "media-src 'self' blob:",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ];
  return directives.join("; ");
}
