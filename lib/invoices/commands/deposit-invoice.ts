import "server-only";
import { type Actor, structuresWith } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import {
  type DocumentReading,
  type ReceivedDocument,
  type ReceiveRefusal,
  receiveDocument,
} from "#lib/documents/index.ts";
import { createDraft, onlyService } from "#lib/invoices/commands/create-draft.ts";
import { draftFromReading } from "#lib/invoices/commands/draft-from-reading.ts";
import type { CommonRefusal } from "#lib/invoices/commands/guard.ts";
import { insertSingleFlow } from "#lib/invoices/data/flow-rows.ts";
import { answerFor, claimKey } from "#lib/invoices/data/idempotency.ts";
import { now } from "#lib/platform/clock.ts";
import type { Tx } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type DepositInput = {
  readonly structureId: string;
  /** Number of the recipient, when the person chose it before the file: it stands, whatever the document says. */
  readonly recipient?: string | null;
  readonly fileName: string;
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
  /** Made by the form: the same key and the same file give the same draft, however often they are sent. */
  readonly key: string;
};

export type Deposited = { readonly invoiceId: string };
type Own = CommonRefusal | "KEY_REUSED" | "SUPPLIER_INACTIVE" | "FILE_KNOWN";
export type DepositRefusal = ReceiveRefusal | Own;

const KEY = /^[\w-]{8,100}$/;

/** Whether a form could have made the key. */
export function isDepositKey(key: string): boolean {
  return KEY.test(key);
}

export type OfLot = {
  /** A file that is an invoice of the structure already is refused, instead of being told as its twin on the form. */
  readonly once: boolean;
  /** In the transaction that makes the draft. */
  readonly alongside: (tx: Tx, deposited: Deposited) => Promise<void>;
};

/**
 * From a file to its prefilled draft: the document, what was read from it, the draft and the job that reads a scan exist together
 * or not at all. Sending the same thing again (a double click, a connection lost after the last byte) finds the draft of the first time.
 */
export async function depositInvoice(
  actor: Actor,
  input: DepositInput,
  lot?: OfLot,
): Promise<Result<Deposited, DepositRefusal>> {
  if (!isDepositKey(input.key)) return refuse("INVALID_INPUT");
  const { structureId, fileName, bytes } = input;
  const chosen: Readonly<Record<string, string>> = input.recipient
    ? { recipientIdentifier: input.recipient.slice(0, 30) }
    : {};
  const key = keyOf(actor, input.key);
  let before: Deposited | null = null;
  const result = await receiveDocument<Deposited, Own | "REPEATED">(
    actor,
    { structureId, fileName, bytes },
    async (tx, received) => {
      const { documentId, sha256, reading } = received;
      const answer: Deposited = { invoiceId: newId() };
      const claim = await claimKey<Deposited>(tx, key, { structureId, fileName, sha256, ...chosen }, answer);
      if (!claim.first) {
        if (!claim.sameBody || !claim.answer) return refuse("KEY_REUSED");
        before = claim.answer;
        return refuse("REPEATED");
      }
      const known = lot?.once ? await findInvoiceOfFile(tx, structureId, sha256) : null;
      if (known) return refuse("FILE_KNOWN", { params: known });
      const { fields, vatLines, iban } = draftFromReading(
        reading.fields,
        isFlow(reading) ? reading.report?.settlement : null,
      );
      const draft = await createDraft(
        tx,
        actor,
        {
          supplierId: structureId,
          documentId,
          depositMode: depositMode(reading),
          depositFormat: reading.format.depositFormat,
          fields: { ...fields, ...chosen },
          vatLines: [...vatLines],
        },
        { id: answer.invoiceId, iban, unread: reading.needsOcr, stored: documentId },
      );
      if (!draft.ok) return draft;
      if (lot) await lot.alongside(tx, answer);
      else if (isFlow(reading)) await openFlow(tx, actor, { ...received, structureId, ...answer });
      return ok(answer);
    },
  );
  if (result.ok) return result;
  if (result.code === "REPEATED") return before ? ok(before) : refuse("KEY_REUSED");
  return { ...result, code: result.code };
}

function keyOf({ userId }: Actor, key: string) {
  return { userId, operation: "invoice.deposit", key };
}

/** The draft that a deposit of this person under this key has made; null when none did, or it is not theirs. */
export async function depositedDraft(actor: Actor, key: string): Promise<string | null> {
  return (await answerFor<Deposited>(keyOf(actor, key)))?.invoiceId ?? null;
}

/** A file that carries its data in XML is a flow, as on the reference portal (domain reference § 9). */
export function isFlow({ kind }: DocumentReading): boolean {
  return kind === "facturx" || kind === "zugferd1" || kind === "ubl" || kind === "cii";
}

/** Its number, and its entry in « Suivi des flux ». */
export async function openFlow(
  tx: Tx,
  actor: Actor,
  received: ReceivedDocument & { structureId: string; invoiceId: string },
): Promise<void> {
  const { structureId, invoiceId, documentId, fileName, size, reading } = received;
  const serviceId = onlyService(structuresWith(actor, "invoice.draft"), structureId);
  const syntax = reading.format.depositFormat;
  const flow = { syntax, fileName, structureId, serviceId, documentId, recipient: null, invoiceId, size };
  const { id, number } = await insertSingleFlow(tx, actor, flow, now());
  await recordAudit(tx, {
    type: "flow.received",
    detail: { number, syntax },
    userId: actor.userId,
    sessionId: actor.sessionId,
    structureId,
    subject: { type: "flow", id },
  });
}

/** A file that carries its data in XML is filed as an upload. */
export function depositMode(reading: DocumentReading) {
  const { format } = reading;
  if (isFlow(reading)) return "UPLOAD_PORTAIL";
  return format.depositFormat === "PDF_SIGNE_PADES" ? "DEPOT_PDF_SIGNE_PORTAIL" : "DEPOT_PDF_PORTAIL";
}

/** The invoice or draft of a structure whose main file these bytes are. A deleted draft is none. */
async function findInvoiceOfFile(
  tx: Tx,
  supplierId: string,
  sha256: string,
): Promise<{ invoiceId: string; value: string } | null> {
  const found = await tx.invoice.findFirst({
    where: { supplierId, status: { not: "SUPPRIMEE" }, files: { some: { role: "MAIN", document: { sha256 } } } },
    orderBy: [{ submittedAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    select: { id: true, number: true, draftNumber: true, status: true },
  });
  if (!found) return null;
  return { invoiceId: found.id, value: found.status === "BROUILLON" ? found.draftNumber : (found.number ?? "") };
}
