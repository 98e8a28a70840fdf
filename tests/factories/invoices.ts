import type { Actor } from "#lib/access/index.ts";
import { createDraft, makeAvailable, submitInvoice, treatReceived, updateDraft } from "#lib/invoices/index.ts";
import type { DraftFields } from "#lib/invoices/public.ts";
import { db, transaction } from "#lib/platform/db.ts";
import { sha256 } from "#lib/shared/fingerprint.ts";
import { newId } from "#lib/shared/ids.ts";
import type { Result } from "#lib/shared/result.ts";
import { makeActor, makeStructure, type Right } from "#tests/factories/people.ts";

let made = 0;
const unique = () => ++made;

const EMITS: readonly Right[] = [["FACTURES_EMISES", "MODIFICATION"]];
const RECEIVES: readonly Right[] = [["FACTURES_RECUES", "MODIFICATION"]];

/** What the command gave, or the test fails with its refusal. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result.data;
}

export type Pair = {
  readonly supplier: Awaited<ReturnType<typeof makeStructure>>;
  readonly recipient: Awaited<ReturnType<typeof makeStructure>>;
  readonly seller: Actor;
  readonly agent: Actor;
};

/** A supplier and a recipient that have nothing to do with any other, each with a person who may act. */
export async function makePair(over: Parameters<typeof makeStructure>[0] = {}): Promise<Pair> {
  const supplier = await makeStructure();
  const recipient = await makeStructure({ kind: "PUBLIQUE", legalName: `Commune ${unique()}`, ...over });
  const seller = await makeActor(supplier.id, EMITS);
  const agent = await makeActor(recipient.id, RECEIVES);
  return { supplier, recipient, seller, agent };
}

/** A stored document, as an upload leaves it. */
export async function makeDocument(userId: string, structureId: string, content = `pdf ${unique()}`) {
  const id = newId();
  const data = {
    id,
    sha256: sha256(content),
    size: content.length,
    fileName: `facture-${unique()}.pdf`,
    mediaType: "application/pdf",
    uploadedById: userId,
    structureId,
  };
  return db().document.create({ data });
}

/** Every field that sending asks for; `over` changes some. Amounts and days are in French notation. */
export function fieldsFor(pair: Pick<Pair, "recipient">, over: DraftFields = {}): DraftFields {
  return {
    recipientIdentifier: pair.recipient.identifier,
    number: `F-${unique()}`,
    issueDate: "2026-11-02",
    vatType: "TVA_SUR_DEBIT",
    paymentMode: "CHEQUE",
    totalExclTax: "1 000,00",
    totalTax: "200,00",
    amountDue: "1 200,00",
    ...over,
  };
}

/** A draft on a new document, with nothing typed. */
export async function makeDraft(
  actor: Actor,
  supplierId: string,
  supplierServiceId: string | null = null,
): Promise<string> {
  const document = await makeDocument(actor.userId, supplierId);
  const input = {
    supplierId,
    supplierServiceId,
    documentId: document.id,
    depositMode: "DEPOT_PDF_PORTAIL",
    depositFormat: "PDF_NON_SIGNE",
  } as const;
  return must(await transaction((tx) => createDraft(tx, actor, input))).invoiceId;
}

/** A draft that nothing prevents from being sent, with its present version. */
export async function makeReadyDraft(pair: Pair, over: DraftFields = {}) {
  const invoiceId = await makeDraft(pair.seller, pair.supplier.id);
  const fields = fieldsFor(pair, over);
  const { version } = must(await updateDraft(pair.seller, { invoiceId, version: 1, locale: "fr", fields }));
  return { invoiceId, version, number: fields.number ?? "" };
}

/** An invoice that was sent (DEPOSEE, or A_VALIDER_1 for a cadre with a validator). */
export async function makeSent(pair: Pair, over: DraftFields = {}): Promise<string> {
  const { invoiceId, version } = await makeReadyDraft(pair, over);
  must(await submitInvoice(pair.seller, { invoiceId, version, idempotencyKey: newId() }));
  return invoiceId;
}

/** An invoice in the recipient's list. */
export async function makeReceived(pair: Pair, over: DraftFields = {}): Promise<string> {
  const invoiceId = await makeSent(pair, over);
  must(await makeAvailable(invoiceId));
  return invoiceId;
}

type Move = Omit<Parameters<typeof treatReceived>[1], "invoiceId" | "seenStatus">;

/** The recipient's gesture, from the status that the invoice has now. */
export async function treat(pair: Pair, invoiceId: string, move: Move) {
  const { status } = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId }, select: { status: true } });
  return treatReceived(pair.agent, { ...move, invoiceId, seenStatus: status });
}

export async function statusOf(invoiceId: string) {
  return (await db().invoice.findUniqueOrThrow({ where: { id: invoiceId }, select: { status: true } })).status;
}
