import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { trueNow } from "#lib/platform/clock.ts";
import { transaction } from "#lib/platform/db.ts";
import { knownFunctions, type PinnedInput, pinnedInput } from "#lib/portal/domain/schemas.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result } from "#lib/shared/result.ts";

/** Keeps these functions, and no others, at the head of the person's home page. */
export async function pinFunctions(
  actor: Actor,
  input: PinnedInput,
): Promise<Result<{ pinned: number }, "INVALID_INPUT">> {
  const read = readInput(pinnedInput, input);
  if (!read.ok) return read;
  const codes = knownFunctions(read.data.pinned);
  const { userId } = actor;
  await transaction(async (tx) => {
    await tx.functionUse.updateMany({ where: { userId, code: { notIn: codes } }, data: { pinned: false } });
    await tx.functionUse.createMany({
      data: codes.map((code) => ({ userId, code, score: 0, lastAt: trueNow(), pinned: true })),
      skipDuplicates: true,
    });
    await tx.functionUse.updateMany({ where: { userId, code: { in: codes } }, data: { pinned: true } });
  });
  return ok({ pinned: codes.length });
}
