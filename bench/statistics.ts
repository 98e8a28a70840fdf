/** The value below which `share` of the samples lie (nearest rank). `share` is between 0 and 1. */
export function percentile(samples: readonly number[], share: number): number {
  if (samples.length === 0) throw new Error("no sample");
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

export type Contender = () => Promise<unknown>;

/**
 * Times several contenders in turn, one call each per round, so that whatever else the machine does hits them alike.
 * Returns the milliseconds of each call, after `warmUp` rounds that do not count.
 */
export async function race<N extends string>(
  contenders: Readonly<Record<N, Contender>>,
  options: { rounds: number; warmUp: number },
): Promise<Record<N, number[]>> {
  const names = Object.keys(contenders) as N[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<N, number[]>;
  for (let round = -options.warmUp; round < options.rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const started = performance.now();
      await contenders[name]();
      if (round >= 0) times[name].push(performance.now() - started);
    }
  }
  return times;
}
