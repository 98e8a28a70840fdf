import { setTimeout as sleep } from "node:timers/promises";
import autocannon from "autocannon";
import { percentile } from "#bench/statistics.ts";
import { startParts } from "#e2e/support/portal.ts";
import { routes } from "#lib/shared/routes.ts";
import { ROUTE_CLASSES, type RouteClass } from "#lib/traffic/domain/classes.ts";
import { figure } from "#torture/each.ts";
import type { Finding, PortalRow, Size, TorturedPortal } from "#torture/row.ts";
import { newVisitor, onPortal } from "#torture/support/portal.ts";

type Flood = { readonly class: RouteClass; readonly method: "GET" | "POST"; readonly path: string };

/** One flood a class, from an address of its own. */
const FLOODS: readonly Flood[] = [
  { class: "verification", method: "GET", path: routes.verifyCertificate("AAAA-BBBB-CCCC") },
  { class: "directory", method: "GET", path: routes.apiRecipients({ q: "mairie" }) },
  { class: "signIn", method: "POST", path: routes.signIn() },
  { class: "passwordReset", method: "POST", path: routes.forgottenPassword() },
  { class: "upload", method: "POST", path: routes.apiDeposits() },
  { class: "apiRead", method: "GET", path: routes.apiDocument("019ab000-0000-7000-8000-000000000000") },
  { class: "write", method: "POST", path: routes.notifications() },
  { class: "page", method: "GET", path: routes.signIn() },
];

const RATE = 200;
const SIZES: Readonly<Record<Size, { seconds: number; floods: readonly Flood[] }>> = {
  sample: { seconds: 3, floods: FLOODS.slice(0, 1) },
  first: { seconds: 30, floods: FLOODS },
  long: { seconds: 300, floods: FLOODS },
};
/** The bar, with what a measure of a few milliseconds wavers by. */
const TIMES = 1.5;
const WAVER_MS = 5;

/**
 * 200 requests a second of one class from one address, while another person works, on a portal with the limits that people have. The sample
 * floods the portal that it is given, whose limits are wider: a start of another one takes longer than all of it.
 */
export const t37: PortalRow = {
  id: "T-37",
  title: "floods",
  needs: "portal",
  async run(size, portal): Promise<Finding> {
    if (size === "sample") return flood(size, portal);
    const parts = await startParts({ RATE_LIMIT_FACTOR: "1" });
    try {
      return await flood(size, parts);
    } finally {
      await parts.stop();
    }
  },
};

async function flood(size: Size, portal: TorturedPortal): Promise<Finding> {
  const { seconds, floods } = SIZES[size];
  const person = await newVisitor(portal);
  await work(portal, person.cookie, 3);
  const quiet = percentile(await work(portal, person.cookie, Math.min(seconds, 20)), 0.95);
  const lines: string[] = [];
  let pass = true;
  let sent = 0;
  for (const [index, flood] of floods.entries()) {
    const address = `192.0.2.${index + 1}`;
    const [result, times] = await Promise.all([
      pour(portal, flood, address, seconds),
      work(portal, person.cookie, seconds),
    ]);
    const p95 = percentile(times, 0.95);
    const most = ROUTE_CLASSES[flood.class].points * Math.ceil((seconds + 1) / ROUTE_CLASSES[flood.class].seconds + 1);
    const stopped = result.tooMany > 0 && result.let <= most;
    const [trail] = await onPortal<{ kept: number }>(
      portal,
      "select count(*)::int as kept from audit_event where type = 'traffic.limited' and address = $1",
      [address],
    );
    const kept = trail?.kept ?? 0;
    const periods = Math.ceil(seconds / ROUTE_CLASSES[flood.class].seconds) + 1;
    // A few seconds beside other tests measure the machine: at that size only the counts decide.
    const unharmed = size === "sample" || p95 <= quiet * TIMES + WAVER_MS;
    const served = times.length > 0;
    pass &&= stopped && unharmed && served && kept >= 1 && kept <= periods;
    sent += result.tooMany + result.let;
    lines.push(
      `${flood.class}: ${figure(result.let)} let through, ${figure(result.tooMany)} refused, ${kept} kept, the other's p95 ${p95.toFixed(0)} ms`,
    );
  }
  return {
    size: `${figure(sent)} requests: ${floods.length} classes × ${seconds} s at ${RATE} a second`,
    found: `quiet p95 ${quiet.toFixed(0)} ms (bar: × ${TIMES}); ${lines.join("; ")}`,
    pass,
  };
}

async function pour({ origin }: TorturedPortal, { method, path }: Flood, address: string, seconds: number) {
  const form = new URLSearchParams({ email: "personne@torture.example", password: "Pas-le-bon-2026" });
  const result = await autocannon({
    url: `${origin}${path}`,
    method,
    connections: 20,
    // In a thread of its own: what the other person waits for must not be this client.
    workers: 1,
    overallRate: RATE,
    duration: seconds,
    headers: {
      "x-forwarded-for": address,
      origin,
      ...(method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    },
    ...(method === "POST" ? { body: form.toString() } : {}),
  });
  const codes = Object.entries(result.statusCodeStats ?? {});
  const of = (wanted: (code: string) => boolean) =>
    codes.filter(([code]) => wanted(code)).reduce((sum, [, { count: times }]) => sum + (times ?? 0), 0);
  return { tooMany: of((code) => code === "429"), let: of((code) => code !== "429") };
}

/** Another person reads a page five times a second; milliseconds of each answer. */
async function work({ origin }: TorturedPortal, cookie: string, seconds: number): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const started = performance.now();
    const reply = await fetch(`${origin}${routes.myAttachments()}`, {
      redirect: "manual",
      headers: { cookie, "x-forwarded-for": "198.51.100.20" },
    });
    await reply.arrayBuffer();
    if (reply.status !== 200) throw new Error(`the other person's page answered ${reply.status}`);
    times.push(performance.now() - started);
    await sleep(Math.max(0, 200 - (performance.now() - started)));
  }
  return times;
}
