import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { API_POLICY, FIXED_HEADERS, HTTPS_HEADERS } from "#lib/shared/security-headers.ts";

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
  "mailparser",
  "nodemailer",
  "pdf-parse",
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

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm run check`; `npm start` on a fresh clone should not pay for it a second time.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: LEFT_TO_NODE,
  headers: async () => [
    { source: "/:path*", headers: [...FIXED_HEADERS] },
    {
      source: "/:path*",
      has: [{ type: "header", key: "x-forwarded-proto", value: "https" }],
      headers: [...HTTPS_HEADERS],
    },
    // Pages get theirs, with a nonce, from proxy.ts; what /api answers is data or a file, never a document that runs.
    { source: "/api/:path*", headers: [{ key: "Content-Security-Policy", value: API_POLICY }] },
  ],
};

export default withNextIntl(config);
