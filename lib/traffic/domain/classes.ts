import { routes } from "#lib/shared/routes.ts";
import type { Pace } from "#lib/traffic/domain/pace.ts";

/**
 * What one visitor may ask for, by what it costs (quality bar T-37). Whoever has a session, half or full, is counted by it; everyone
 * else by network address, so that an office behind one address shares only what is asked for before signing in. Generous
 * for people; a flood ends here, before the work. What guards a secret has tighter limits of its own (lib/accounts/domain/limits.ts).
 *
 * `perProcess`: costs a process its time and guards nothing, so each process counts for itself, without the database.
 * `pace`: what of it each process takes from one visitor in a moment, where a minute's share asked for at once would take it from everybody else.
 */
export const ROUTE_CLASSES = {
  /** Forms that check a password or a code. */
  signIn: { points: 120, seconds: 60, pace: { atOnce: 10, perSecond: 4 } },
  /** A forgotten password: each post may send a mail. */
  passwordReset: { points: 60, seconds: 60, pace: { atOnce: 5, perSecond: 2 } },
  /** Opening an account: each post may send a mail. */
  registration: { points: 60, seconds: 60 },
  /** A captcha is drawn, or spoken, for each request. */
  captcha: { points: 60, seconds: 60 },
  /** Certificates by their code, which nobody shall try out. */
  verification: { points: 60, seconds: 60, pace: { atOnce: 5, perSecond: 2 } },
  /** Electronic invoices checked for anybody: a file each time, up to ten megabytes, and a thread to read it. */
  validator: { points: 60, seconds: 60 },
  /** Searches of the directory, letter after letter. */
  directory: { points: 180, seconds: 60, pace: { atOnce: 15, perSecond: 6 } },
  /** Files sent, and whatever else a script sends. */
  upload: { points: 240, seconds: 60, perProcess: true },
  /** Whole lists as files, and archives: each holds a connection, or the storage, for as long as it is taken. */
  bulk: { points: 60, seconds: 60 },
  /** What scripts and viewers read. */
  apiRead: { points: 600, seconds: 60, pace: { atOnce: 60, perSecond: 20 } },
  /** Every other form. */
  write: { points: 240, seconds: 60, pace: { atOnce: 15, perSecond: 6 } },
  /** Every other page. */
  page: { points: 1200, seconds: 60, perProcess: true, pace: { atOnce: 15, perSecond: 10 } },
} as const satisfies Record<string, Class>;
export type RouteClass = keyof typeof ROUTE_CLASSES;

type Measure = { readonly points: number; readonly seconds: number };
type Class = Measure & { readonly perProcess?: boolean; readonly pace?: Pace };

type Rule = { readonly class: RouteClass; readonly under: string; readonly method?: "read" | "write" };

/** The first rule that fits decides. */
const RULES: readonly Rule[] = [
  { class: "passwordReset", under: routes.forgottenPassword(), method: "write" },
  { class: "passwordReset", under: routes.newPassword({ jeton: "" }), method: "write" },
  { class: "signIn", under: routes.signIn(), method: "write" },
  { class: "signIn", under: routes.confirmIdentity(), method: "write" },
  { class: "registration", under: routes.register(), method: "write" },
  { class: "captcha", under: "/api/captcha" },
  { class: "verification", under: routes.verification() },
  { class: "validator", under: routes.validator(), method: "write" },
  { class: "directory", under: routes.directory() },
  { class: "directory", under: routes.apiRecipients() },
  { class: "directory", under: routes.search() },
  { class: "directory", under: routes.apiSearch() },
  { class: "bulk", under: routes.issuedSearchExport() },
  { class: "bulk", under: routes.issuedWorkListExport() },
  { class: "bulk", under: routes.issuedSearchArchive() },
  { class: "bulk", under: routes.issuedArchive() },
  { class: "signIn", under: "/api/cles", method: "write" },
  { class: "upload", under: "/api", method: "write" },
  { class: "apiRead", under: "/api", method: "read" },
  { class: "write", under: "", method: "write" },
  { class: "page", under: "", method: "read" },
];

/** Asked by a load balancer, several times a second. */
const NEVER = routes.apiHealth();

/** The class that a request is counted in, or null when it never is. */
export function classOf(method: string, path: string): RouteClass | null {
  if (path === NEVER) return null;
  const kind = method === "GET" || method === "HEAD" ? "read" : "write";
  const fits = (rule: Rule) => (!rule.method || rule.method === kind) && isUnder(path, rule.under);
  return RULES.find(fits)?.class ?? null;
}

function isUnder(path: string, prefix: string): boolean {
  return prefix === "" || path === prefix || path.startsWith(`${prefix}/`);
}
