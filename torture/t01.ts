import { type Parts, startParts } from "#e2e/support/portal.ts";
import type { Finding, PortalRow, Size } from "#torture/row.ts";
import { storm } from "#torture/support/storm.ts";

const SIZES: Readonly<Record<Size, { deposits: number; atOnce: number; kills: number }>> = {
  sample: { deposits: 30, atOnce: 6, kills: 1 },
  first: { deposits: 2_000, atOnce: 32, kills: 20 },
  long: { deposits: 20_000, atOnce: 64, kills: 100 },
};

/** Web and worker killed in turn, as by a power cut, while deposits pour in. */
export function killProcesses(parts: Parts, size: Size): Promise<Finding> {
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
