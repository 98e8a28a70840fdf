import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./i18n/request.ts");

/** Native, worker or file-reading packages: Node loads them from node_modules, the bundler leaves them alone. */
const LEFT_TO_NODE = [
  "@aws-sdk/client-s3",
  "@aws-sdk/s3-request-presigner",
  "@hyzyla/pdfium",
  "@node-rs/argon2",
  "@prisma/adapter-pg",
  "@prisma/client",
  "flydrive",
  "fontkit",
  "mailparser",
  "nodemailer",
  "pdfjs-dist",
  "pdfkit",
  "pg",
  "pg-boss",
  "pino",
  "rate-limiter-flexible",
  "sharp",
  "smtp-server",
  "tesseract.js",
  "tinypool",
];

/** Browser features that no page uses. The photograph of an invoice is taken by the file field, which needs no permission. */
const OFF = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "microphone",
  "midi",
  "payment",
  "usb",
];

/** On every answer. The content policy of pages has a nonce, so it comes from proxy.ts. */
const FIXED_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: OFF.map((feature) => `${feature}=()`).join(", ") },
];

/** What a route handler answers is data or a file: opened by mistake as a page, nothing in it runs. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

/** Sent only to those who came by HTTPS: a portal tried on plain http://localhost must stay reachable. */
const HSTS = { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" };

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `scripts/web.ts` does it, in brotli as well.
  compress: false,
  // `forbidden()`: a page may answer 403 and say which right is missing.
  experimental: {
    authInterrupts: true,
    // The validator's file, which its own page answers. `proxy.ts` holds every other form to one megabyte.
    serverActions: { bodySizeLimit: "11mb" },
    proxyClientMaxBodySize: "12mb",
  },
  // Types are checked by `npm run check`; `npm start` on a fresh clone should not pay for it a second time.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: LEFT_TO_NODE,
  headers: async () => [
    { source: "/:path*", headers: FIXED_HEADERS },
    { source: "/:path*", has: [{ type: "header", key: "x-forwarded-proto", value: "https" }], headers: [HSTS] },
    // Pictures of the help keep their name when they are made again.
    { source: "/images/:path*", headers: [{ key: "Cache-Control", value: "public, max-age=86400" }] },
    { source: "/api/:path*", headers: [{ key: "Content-Security-Policy", value: API_POLICY }] },
  ],
};

export default withNextIntl(config);
