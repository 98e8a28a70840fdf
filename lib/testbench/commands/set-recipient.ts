import "server-only";
import { type Actor, can } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { trueNow } from "#lib/platform/clock.ts";
import { transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { refuseUnlessTester } from "#lib/testbench/commands/tester.ts";
import { type SetRecipientInput, setRecipientInput } from "#lib/testbench/domain/schemas.ts";

/** Lets a structure that the tester treats invoices for answer by itself, in the tester's name; or stops it. */
export async function setTestRecipient(
  actor: Actor,
  input: SetRecipientInput,
): Promise<Result<null, "NOT_FOUND" | "INVALID_INPUT">> {
  const refused = await refuseUnlessTester(actor);
  if (refused) return refused;
  const read = readInput(setRecipientInput, input);
  if (!read.ok) return read;
  const { structureId, scenario, delaySeconds } = read.data;
  if (!can(actor, "invoice.treat", { structureId })) return refuse("NOT_FOUND");
  await transaction(async (tx) => {
    const data = { scenario, delaySeconds, byId: actor.userId, at: trueNow() };
    if (scenario === "") await tx.testRecipient.deleteMany({ where: { structureId } });
    else await tx.testRecipient.upsert({ where: { structureId }, create: { structureId, ...data }, update: data });
    await recordAudit(tx, {
      type: "bench.recipientSet",
      detail: { scenario, delaySeconds },
      userId: actor.userId,
      sessionId: actor.sessionId,
      structureId,
      subject: { type: "structure", id: structureId },
    });
  });
  return ok(null);
}
