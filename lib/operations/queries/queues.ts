import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { type GivenUp, givenUpJobs, JOB_NAMES, queueLengths } from "#lib/platform/queue.ts";

/** How many jobs of a kind wait, wait to be tried again, run, and were given up. */
export type QueueView = {
  readonly name: string;
  readonly waiting: number;
  readonly retrying: number;
  readonly active: number;
  readonly failed: number;
};

const MOST = 100;

/** Every queue, those with something to look at first, and the last jobs that were given up; null for whoever may not see them. */
export async function queues(
  actor: Actor,
): Promise<{ readonly queues: readonly QueueView[]; readonly givenUp: readonly GivenUp[] } | null> {
  if (!canAsStaff(actor, "queue.manage")) return null;
  const [lengths, givenUp] = await Promise.all([queueLengths(), givenUpJobs(MOST)]);
  const of = (name: string, state: string) =>
    lengths.find((one) => one.queue === name && one.state === state)?.jobs ?? 0;
  const views = JOB_NAMES.map((name) => ({
    name,
    waiting: of(name, "created"),
    retrying: of(name, "retry"),
    active: of(name, "active"),
    failed: of(name, "failed"),
  }));
  const weight = ({ failed, retrying, waiting }: QueueView) => failed * 1_000_000 + retrying * 1_000 + waiting;
  return { queues: views.sort((a, b) => weight(b) - weight(a) || a.name.localeCompare(b.name)), givenUp };
}
