import "server-only";
import { type Actor, can, refusedIn, structuresWith } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { type ArchiveKind, type ArchiveRefusal, type ReceiveRefusal, receiveArchive } from "#lib/documents/index.ts";
import { onlyService } from "#lib/invoices/commands/create-draft.ts";
import { type DepositInput, isDepositKey } from "#lib/invoices/commands/deposit-invoice.ts";
import type { CommonRefusal } from "#lib/invoices/commands/guard.ts";
import { insertFlow } from "#lib/invoices/data/flow-rows.ts";
import { answerFor, claimKey, keepAnswer } from "#lib/invoices/data/idempotency.ts";
import { now } from "#lib/platform/clock.ts";
import { enqueue } from "#lib/platform/queue.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type DepositedBatch = { readonly flowId: string };
export type BatchRefusal = ReceiveRefusal | ArchiveRefusal | CommonRefusal | "KEY_REUSED" | "SUPPLIER_INACTIVE";

/**
 * Receives a lot: the archive as it came, its flow and the job that opens it exist together or not at all. The same key and the same file
 * find the flow of the first time. What is in it is told on the page of the flow.
 */
export async function depositBatch(
  actor: Actor,
  input: DepositInput & { readonly kind: ArchiveKind },
): Promise<Result<DepositedBatch, BatchRefusal>> {
  if (!isDepositKey(input.key)) return refuse("INVALID_INPUT");
  const { structureId, fileName, bytes, kind } = input;
  const recipient = input.recipient ? input.recipient.slice(0, 30) : null;
  const key = keyOf(actor, input.key);
  let before: DepositedBatch | null = null;
  const received = await receiveArchive<DepositedBatch, BatchRefusal | "REPEATED">(
    actor,
    { structureId, fileName, bytes, kind },
    async (tx, { documentId, sha256 }) => {
      const claim = await claimKey<DepositedBatch>(tx, key, { structureId, fileName, sha256, recipient });
      if (!claim.first) {
        if (!claim.sameBody || !claim.answer) return refuse("KEY_REUSED");
        before = claim.answer;
        return refuse("REPEATED");
      }
      const serviceId = onlyService(structuresWith(actor, "invoice.draft"), structureId);
      if (!can(actor, "invoice.draft", { structureId, serviceId })) return refusedIn(actor, structureId, tx);
      const supplier = await tx.structure.findUnique({ where: { id: structureId }, select: { status: true } });
      if (supplier?.status !== "ACTIVE") return refuse("SUPPLIER_INACTIVE");
      const flow = { syntax: `LOT_${kind}`, fileName, structureId, serviceId, documentId, recipient };
      const { id, number } = await insertFlow(tx, actor, flow, now());
      await recordAudit(tx, {
        type: "flow.received",
        detail: { number, syntax: flow.syntax },
        userId: actor.userId,
        sessionId: actor.sessionId,
        structureId,
        subject: { type: "flow", id },
      });
      await enqueue(tx, "flow.unpack", { flowId: id });
      const answer = { flowId: id };
      await keepAnswer(tx, key, answer);
      return ok(answer);
    },
  );
  if (received.ok) return received;
  if (received.code === "REPEATED") return before ? ok(before) : refuse("KEY_REUSED");
  return { ...received, code: received.code };
}

function keyOf({ userId }: Actor, key: string) {
  return { userId, operation: "flow.deposit", key };
}

/** The flow that a deposit of this person under this key has made; null when none did. */
export async function depositedFlow(actor: Actor, key: string): Promise<string | null> {
  return (await answerFor<DepositedBatch>(keyOf(actor, key)))?.flowId ?? null;
}
