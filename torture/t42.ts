import { globSync, readFileSync } from "node:fs";
import { figure } from "#torture/each.ts";
import type { Finding, PortalRow, Size, TorturedPortal } from "#torture/row.ts";
import { holds, type Plot, type Written } from "#torture/support/canaries.ts";
import { onPortal } from "#torture/support/portal.ts";
import {
  tryDeposit,
  tryFactors,
  tryNonsense,
  tryRegistration,
  tryReset,
  trySignIn,
} from "#torture/support/secret-journeys.ts";

const RUNS: Readonly<Record<Size, number>> = { sample: 1, first: 10, long: 50 };

/** Secrets typed and produced during registration, sign-in, reset and deposit, searched in everything that is written: logs, jobs, trail, error pages. */
export const t42: PortalRow = {
  id: "T-42",
  title: "secrets in what is written",
  needs: "portal",
  async run(size, portal): Promise<Finding> {
    const started = new Date();
    const plot: Plot = { portal, canaries: [], answers: [] };
    for (let run = 0; run < RUNS[size]; run += 1) {
      await tryFactors(plot, await tryRegistration(plot));
      await tryReset(plot, await trySignIn(plot));
      await tryDeposit(plot);
    }
    await tryNonsense(plot);
    const { canaries, answers } = plot;
    const written = [...logs(portal), ...(await rows(portal, started)), ...answers];
    const found = canaries.flatMap(({ kind, text }) =>
      written.filter((one) => holds(one.text, text)).map(({ where }) => `${kind} in ${where}`),
    );
    // A search that looks at nothing finds nothing: the trail and the logs must hold what happened.
    const looked = written.reduce((sum, one) => sum + one.text.length, 0);
    const seen =
      written.some(({ where }) => where === "audit_event") && written.some(({ where }) => where.endsWith(".log"));
    return {
      size: `${figure(canaries.length)} secrets (${[...new Set(canaries.map(({ kind }) => kind))].join(", ")}), ${figure(written.length)} logs, rows and error pages of ${figure(Math.round(looked / 1000))} kB`,
      found: found.length === 0 ? "0 found" : `${found.length} found: ${[...new Set(found)].slice(0, 5).join("; ")}`,
      pass: found.length === 0 && seen && canaries.length >= 20,
    };
  },
};

function logs({ logDir }: TorturedPortal): Written[] {
  if (!logDir) throw new Error("where this portal writes its logs is not known");
  return globSync(`${logDir}/**/*.log`).map((file) => ({
    where: file.slice(logDir.length + 1),
    text: readFileSync(file, "utf8"),
  }));
}

/** The rows that outlive what they tell of, or wait to be sent. */
async function rows(portal: TorturedPortal, since: Date): Promise<Written[]> {
  const tables: readonly [string, string][] = [
    ["audit_event", "at"],
    ["login_attempt", "at"],
    ["mail_delivery", "created_at"],
    ["notification", "created_at"],
    ["verification_token", "created_at"],
    ["session", "created_at"],
    ["pgboss.job", "created_on"],
  ];
  const written: Written[] = [];
  for (const [table, at] of tables) {
    const found = await onPortal<{ line: string }>(
      portal,
      `select to_jsonb(t)::text as line from ${table} t where ${at} >= $1`,
      [since],
    );
    written.push(...found.map(({ line }) => ({ where: table, text: line })));
  }
  const counters = await onPortal<{ line: string }>(portal, "select key as line from rate_limit");
  return [...written, ...counters.map(({ line }) => ({ where: "rate_limit", text: line }))];
}
