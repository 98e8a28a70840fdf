import "server-only";
import type { HealthPart } from "#lib/health/domain/parts.ts";
import { pool } from "#lib/platform/db.ts";
import { absoluteUrl } from "#lib/platform/origin.ts";
import { tryStorage } from "#lib/platform/storage.ts";
import { routes } from "#lib/shared/routes.ts";

/** What is measured of each part. A measure that fails throws. */
export const MEASURES: Readonly<Record<HealthPart, () => Promise<number>>> = {
  /** As a person would: by the address of the portal, through whatever stands before it. */
  web: () =>
    milliseconds(async () => {
      const reply = await fetch(absoluteUrl(routes.apiHealth()), { signal: AbortSignal.timeout(10_000) });
      await reply.arrayBuffer();
      if (!reply.ok) throw new Error(`the portal answered ${reply.status}`);
    }),
  database: () => milliseconds(() => pool().query("select count(*) from (select from structure limit 100) looked")),
  storage: () => milliseconds(tryStorage),
  routing: () =>
    oldestJob(["invoice.route", "invoice.announce", "account.register", "account.activation", "account.resetPassword"]),
  reading: () => oldestJob(["document.read", "flow.unpack"]),
  mail: oldestMail,
};

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return Math.round(performance.now() - started);
}

/** Seconds that the oldest job of these queues has waited for a worker, failed tries included. */
async function oldestJob(queues: readonly string[]): Promise<number> {
  const { rows } = await pool().query<{ seconds: number }>(
    `select coalesce(max(extract(epoch from now() - case when state = 'retry' then created_on else start_after end)), 0)::int as seconds
     from pgboss.job where name = any($1) and state in ('created', 'retry') and start_after <= now()`,
    [queues],
  );
  return rows[0]?.seconds ?? 0;
}

/** Seconds that the oldest mail has waited to leave. */
async function oldestMail(): Promise<number> {
  const { rows } = await pool().query<{ seconds: number }>(
    `select coalesce(max(extract(epoch from now() - created_at)), 0)::int as seconds
     from mail_delivery where sent_at is null and failed_at is null and created_at > now() - interval '4 days'`,
  );
  return Math.max(0, rows[0]?.seconds ?? 0);
}
