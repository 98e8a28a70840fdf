import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { trueNow } from "#lib/platform/clock.ts";
import { transaction } from "#lib/platform/db.ts";
import { enqueue, SCHEDULES } from "#lib/platform/queue.ts";
import { readTestClock, setTestClock } from "#lib/platform/test-clock.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result } from "#lib/shared/result.ts";
import { refuseUnlessTester } from "#lib/testbench/commands/tester.ts";
import { type MoveClockInput, moveClockInput } from "#lib/testbench/domain/schemas.ts";

/**
 * Puts the time of the portal so many days ahead of the world's, or back to it with 0. What runs by the clock runs at once, so that a
 * deadline that has passed is seen to have passed. Sessions, codes and the trail keep the world's time.
 */
export async function moveClock(
  actor: Actor,
  input: MoveClockInput,
): Promise<Result<{ days: number }, "NOT_FOUND" | "INVALID_INPUT">> {
  const refused = await refuseUnlessTester(actor);
  if (refused) return refused;
  const read = readInput(moveClockInput, input);
  if (!read.ok) return read;
  const { days } = read.data;
  await transaction(async (tx) => {
    await setTestClock(tx, days, actor.userId, trueNow());
    await recordAudit(tx, {
      type: "bench.clockMoved",
      detail: { days },
      userId: actor.userId,
      sessionId: actor.sessionId,
    });
    // A second late: the worker has read the new time by then.
    for (const name of Object.keys(SCHEDULES) as (keyof typeof SCHEDULES)[])
      await enqueue(tx, name, {}, { startAfterSeconds: 2 });
  });
  await readTestClock();
  return ok({ days });
}
