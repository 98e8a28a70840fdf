import { type Parts, startParts } from "#e2e/support/portal.ts";
import type { Finding, PortalRow, Size } from "#torture/row.ts";
import { killedReading, type TakenUp } from "#torture/support/killed-reading.ts";
import { storm } from "#torture/support/storm.ts";

const SIZES: Readonly<Record<Size, { deposits: number; atOnce: number; kills: number }>> = {
  sample: { deposits: 30, atOnce: 6, kills: 1 },
  first: { deposits: 2_000, atOnce: 32, kills: 20 },
  long: { deposits: 20_000, atOnce: 64, kills: 100 },
};
/** Scans that are being read when the worker is killed. */
const READINGS: Readonly<Record<Size, number>> = { sample: 1, first: 5, long: 20 };
/** Decision 73: a killed worker is missed within a minute. */
const MOST_MS = 60_000;

/** Web and worker killed in turn, as by a power cut, while deposits pour in; then the worker alone, in the middle of a scan. */
export async function killProcesses(parts: Parts, size: Size): Promise<Finding> {
  const deposits = await stormOfKills(parts, size);
  const readings: TakenUp[] = [];
  for (let n = 1; n <= READINGS[size]; n += 1) readings.push(await killedReading(parts, n));
  const taken = readings.filter((one) => one !== null);
  const seconds = (pick: (one: NonNullable<TakenUp>) => number) =>
    `${(Math.max(0, ...taken.map(pick)) / 1000).toFixed(1)} s`;
  return {
    size: `${deposits.size}; ${readings.length} scans in the middle of which the worker is killed`,
    found:
      `${deposits.found}; ${readings.length - taken.length} scans never read, the others begun anew after ` +
      `${seconds(({ begun }) => begun)} and read after ${seconds(({ read }) => read)} at most`,
    pass: deposits.pass && taken.length === readings.length && taken.every(({ begun }) => begun < MOST_MS),
  };
}

function stormOfKills(parts: Parts, size: Size): Promise<Finding> {
  return storm(parts, {
    ...SIZES[size],
    breakOne: async (kill) => {
      const started = performance.now();
      if (kill % 3 === 2) {
        await parts.killWorker();
        parts.startWorker();
      } else {
        await parts.killWeb();
        await parts.startWeb();
      }
      return performance.now() - started;
    },
  });
}

export const t01: PortalRow = {
  id: "T-01",
  title: "web and worker killed during deposits",
  needs: "portal",
  async run(size): Promise<Finding> {
    const parts = await startParts({ RATE_LIMIT_FACTOR: "100000" });
    try {
      return await killProcesses(parts, size);
    } finally {
      await parts.stop();
    }
  },
};
