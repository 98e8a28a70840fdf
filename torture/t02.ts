import { answers, type Parts, startParts } from "#e2e/support/portal.ts";
import type { Finding, PortalRow, Size } from "#torture/row.ts";
import { storm } from "#torture/support/storm.ts";

const SIZES: Readonly<Record<Size, { deposits: number; atOnce: number; kills: number }>> = {
  sample: { deposits: 20, atOnce: 6, kills: 1 },
  first: { deposits: 2_000, atOnce: 32, kills: 50 },
  long: { deposits: 20_000, atOnce: 64, kills: 500 },
};

/** The database stopped at once or killed outright, in turn; the processes of the portal live on and find it again by themselves. */
export function killDatabase(parts: Parts, size: Size): Promise<Finding> {
  return storm(parts, {
    ...SIZES[size],
    breakOne: async (kill) => {
      await parts.killPostgres(kill % 2 === 0 ? "SIGQUIT" : "SIGKILL");
      const started = performance.now();
      await parts.startPostgres();
      await answers(`${parts.origin}/api/health`);
      return performance.now() - started;
    },
  });
}

export const t02: PortalRow = {
  id: "T-02",
  title: "the database killed during deposits",
  needs: "portal",
  async run(size): Promise<Finding> {
    const parts = await startParts({ RATE_LIMIT_FACTOR: "100000" });
    try {
      return await killDatabase(parts, size);
    } finally {
      await parts.stop();
    }
  },
};
