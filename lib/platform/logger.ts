import "server-only";
import { pino } from "pino";
import { env } from "#lib/platform/env.ts";
import { once } from "#lib/platform/once.ts";

/** Names whose values never reach a log, at any depth that we log (quality bar T-42). */
const SECRET_NAMES = [
  "password",
  "passwordHash",
  "code",
  "token",
  "ticket",
  "secret",
  "iban",
  "authorization",
  "cookie",
  "AUTH_SECRET",
  "DATABASE_URL",
  "SMTP_URL",
];

/** The process's logger: JSON lines on standard output, secrets cut. */
export const logger = once(() =>
  pino({
    level: env().LOG_LEVEL,
    base: undefined,
    redact: { paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[cut]" },
  }),
);
