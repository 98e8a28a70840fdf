import "server-only";
import path from "node:path";
import { z } from "zod";
import { once } from "#lib/platform/once.ts";

/**
 * The environment, parsed once. Every other module reads `env()`; direct reads of `process.env` elsewhere are refused by a test.
 *
 * `demo` is the profile of a fresh clone. `production`, and `qualification` like it, refuses to start without its secrets, database, mail, storage and origin
 * (architecture decision 15): a portal that silently falls back to embedded parts would lose people's invoices.
 */
const schema = z
  .object({
    CHORALE_PROFILE: z.enum(["demo", "qualification", "production"]).default("demo"),
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    DATA_DIR: z.string().default(".data"),
    DATABASE_URL: z.string().min(1),
    DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
    APP_ORIGIN: z.url().optional(),
    TRUSTED_PROXIES: z.coerce.number().int().min(1).max(10).default(1),
    AUTH_SECRET: z.string().min(32, "AUTH_SECRET needs at least 32 characters"),
    SMTP_URL: z.string().optional(),
    MAIL_FROM: z.string().default("Chorale <ne-pas-repondre@chorale.invalid>"),
    /** Where mail that answers tickets comes in; nothing listens when empty. */
    MAIL_IN_PORT: z.coerce.number().int().min(1).max(65535).optional(),
    MAIL_IN_HOST: z.string().default("127.0.0.1"),
    MAIL_IN_DOMAIN: z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i)
      .optional(),
    STORAGE_DIR: z.string().optional(),
    S3_BUCKET: z.string().optional(),
    S3_ENDPOINT: z.string().optional(),
    S3_REGION: z.string().default("us-east-1"),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    CLAMD_URL: z.string().optional(),
    IDENTIFIER_CHECK: z.enum(["strict", "warn"]).optional(),
    /** Address of the public API « recherche d'entreprises » (or of one that answers alike), without its `/search`; none when empty. */
    COMPANY_REGISTER_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** How long somebody who creates a structure waits for it. */
    COMPANY_REGISTER_TIMEOUT_MS: z.coerce.number().int().min(100).max(20_000).default(3_000),
    /** Hours that a new bank account waits before an invoice may name it; 0 for none. */
    BANK_ACCOUNT_HOLD_HOURS: z.coerce.number().int().min(0).max(720).default(0),
    /** When people may ask to chat with an agent: during the opening hours of the support, or whenever one is there. */
    CHAT_HOURS: z.enum(["working", "always"]).default("working"),
    ROUTING_DELAY_SECONDS: z.coerce.number().min(0).max(86_400).default(2),
    /** Multiplies what one visitor may ask for in a minute: an office of hundreds may stand behind one address. */
    RATE_LIMIT_FACTOR: z.coerce.number().min(0.1).max(1_000_000).default(1),
    /** Whoever shows it reads `/api/mesures`; without one that address does not exist. */
    METRICS_TOKEN: z.string().min(16, "METRICS_TOKEN needs at least 16 characters").optional(),
    /** Opens the page that the benchmarks compare lists with; everywhere else it answers 404. */
    BENCH_PAGES: z.enum(["0", "1"]).default("0"),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  })
  .superRefine((value, ctx) => {
    if ((value.MAIL_IN_PORT === undefined) !== (value.MAIL_IN_DOMAIN === undefined))
      ctx.addIssue({
        code: "custom",
        path: ["MAIL_IN_PORT"],
        message: "MAIL_IN_PORT and MAIL_IN_DOMAIN go together: where mail comes in, and for which domain",
      });
    if (value.CHORALE_PROFILE === "demo") return;
    const need = (name: keyof typeof value, why: string) => {
      if (!value[name])
        ctx.addIssue({ code: "custom", path: [name], message: `${name} is required in production: ${why}` });
    };
    need("APP_ORIGIN", "the address people use, for links in mails and for the check of every write");
    need("SMTP_URL", "activation links and sign-in codes leave by mail");
    if (!value.S3_BUCKET && !value.STORAGE_DIR) {
      ctx.addIssue({
        code: "custom",
        path: ["S3_BUCKET"],
        message: "Set S3_BUCKET or STORAGE_DIR: where invoices are kept",
      });
    }
  });

export type Env = Readonly<z.infer<typeof schema>> & {
  /** Absolute path of everything this portal keeps on disk. */
  readonly dataDir: string;
  /** Nothing embedded, no demonstration data: also true in qualification, which is a production where testers try things. */
  readonly isProduction: boolean;
  /** The bench of testers exists: never in production. */
  readonly testBench: boolean;
  readonly identifierCheck: "strict" | "warn";
};

/** Every variable there is, for the documents that list them. */
export const ENV_NAMES: readonly string[] = Object.keys(schema.shape);

/** Parses `source` (by default the process environment). Throws one error that lists every missing or wrong variable. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The configuration is incomplete:\n${lines.join("\n")}`);
  }
  const value = result.data;
  const isProduction = value.CHORALE_PROFILE !== "demo";
  const testBench = value.CHORALE_PROFILE !== "production";
  return Object.freeze({
    ...value,
    dataDir: path.resolve(/* turbopackIgnore: true */ value.DATA_DIR),
    isProduction,
    testBench,
    identifierCheck: value.IDENTIFIER_CHECK ?? (testBench ? "warn" : "strict"),
  });
}

/** The configuration of this process; parsed at the first call. */
export const env: () => Env = once(() => parseEnv(process.env));

/** True under `next dev`: the only difference it may make is what the development tools themselves need. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === "development";
}
