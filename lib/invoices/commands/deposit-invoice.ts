import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type DocumentReading, type ReceiveRefusal, receiveDocument } from "#lib/documents/index.ts";
import { createDraft } from "#lib/invoices/commands/create-draft.ts";
import { draftFromReading } from "#lib/invoices/commands/draft-from-reading.ts";
import type { CommonRefusal } from "#lib/invoices/commands/guard.ts";
import { answerFor, claimKey } from "#lib/invoices/data/idempotency.ts";
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
export type DepositRefusal = ReceiveRefusal | CommonRefusal | "KEY_REUSED" | "SUPPLIER_INACTIVE";

const KEY = /^[\w-]{8,100}$/;

/**
 * From a file to its prefilled draft: the document, what was read from it, the draft and the job that reads a scan exist together
 * or not at all. Sending the same thing again (a double click, a connection lost after the last byte) finds the draft of the first time.
 */
export async function depositInvoice(actor: Actor, input: DepositInput): Promise<Result<Deposited, DepositRefusal>> {
  if (!KEY.test(input.key)) return refuse("INVALID_INPUT");
  const { structureId, fileName, bytes } = input;
  const chosen: Readonly<Record<string, string>> = input.recipient
    ? { recipientIdentifier: input.recipient.slice(0, 30) }
    : {};
  const key = keyOf(actor, input.key);
  let before: Deposited | null = null;
  const result = await receiveDocument<Deposited, CommonRefusal | "KEY_REUSED" | "REPEATED" | "SUPPLIER_INACTIVE">(
    actor,
    { structureId, fileName, bytes },
    async (tx, { documentId, sha256, reading }) => {
      const answer: Deposited = { invoiceId: newId() };
      const claim = await claimKey<Deposited>(tx, key, { structureId, fileName, sha256, ...chosen }, answer);
      if (!claim.first) {
        if (!claim.sameBody || !claim.answer) return refuse("KEY_REUSED");
        before = claim.answer;
        return refuse("REPEATED");
      }
      const { fields, vatLines, iban } = draftFromReading(reading.fields);
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
        { id: answer.invoiceId, iban },
      );
      return draft.ok ? ok(answer) : draft;
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

/** A file that carries its data in XML is filed as an upload, as the reference portal does (domain reference § 9). */
function depositMode({ kind, format }: DocumentReading) {
  if (kind === "facturx" || kind === "zugferd1" || kind === "ubl" || kind === "cii") return "UPLOAD_PORTAIL";
  return format.depositFormat === "PDF_SIGNE_PADES" ? "DEPOT_PDF_SIGNE_PORTAIL" : "DEPOT_PDF_PORTAIL";
}
