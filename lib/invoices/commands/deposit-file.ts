import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { peekArchive } from "#lib/documents/index.ts";
import { type BatchRefusal, type DepositedBatch, depositBatch } from "#lib/invoices/commands/deposit-batch.ts";
import {
  type Deposited,
  type DepositInput,
  type DepositRefusal,
  depositInvoice,
} from "#lib/invoices/commands/deposit-invoice.ts";
import type { Result } from "#lib/shared/result.ts";

/** Whatever was dropped: an invoice, which becomes a draft, or an archive of invoices, which becomes a flow. The content decides. */
export async function depositFile(
  actor: Actor,
  input: DepositInput,
): Promise<Result<Deposited | DepositedBatch, DepositRefusal | BatchRefusal>> {
  const { kind, bytes } = await peekArchive(input.bytes);
  const file = { ...input, bytes };
  return kind ? depositBatch(actor, { ...file, kind }) : depositInvoice(actor, file);
}
