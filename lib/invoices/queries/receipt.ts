import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import type { Actor } from "#lib/access/index.ts";
import { underPseudonyms } from "#lib/invoices/data/closed-people.ts";
import { loadHistory } from "#lib/invoices/data/history-rows.ts";
import { type ReadSide, visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import { addedSinceSuspension } from "#lib/invoices/data/sheet.mapping.ts";
import { type ChainedEvent, verifyChain } from "#lib/invoices/domain/history.ts";
import { stepNorm } from "#lib/invoices/domain/norm-of.ts";
import { type ReceiptContent, receiptCode, receiptFingerprint } from "#lib/invoices/domain/receipt.ts";
import { toReform } from "#lib/invoices/domain/reform.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { isId } from "#lib/shared/ids.ts";
import { publicName } from "#lib/structures/domain/glance.ts";

export type Receipt = { readonly content: ReceiptContent; readonly code: string; readonly fingerprint: string };

const PARTY = { select: { legalName: true, identifierType: true, identifier: true, undisclosed: true } } as const;

const SELECT = {
  id: true,
  number: true,
  status: true,
  cadre: true,
  reform: true,
  statusAt: true,
  submittedAt: true,
  madeAvailableAt: true,
  supplier: PARTY,
  recipient: PARTY,
  files: {
    orderBy: [{ role: "asc" }, { addedAt: "asc" }, { id: "asc" }],
    select: { addedAt: true, document: { select: { fileName: true, size: true, sha256: true } } },
  },
} as const satisfies Prisma.InvoiceSelect;

type Row = Prisma.InvoiceGetPayload<{ select: typeof SELECT }>;

/**
 * The receipt of one step of an invoice (`position`), or the attestation that it has not reached its recipient (`undelivered`), kept under
 * its code so that anybody can check it. Null when there is none for this person: not sent, not that far, delivered.
 */
export async function takeReceipt(
  actor: Actor,
  side: ReadSide,
  invoiceId: string,
  of: { readonly position: number } | "undelivered",
): Promise<Receipt | null> {
  if (!isId(invoiceId)) return null;
  const row = await db().invoice.findFirst({
    where: { AND: [{ id: invoiceId }, visibleTo(actor, side)] },
    select: SELECT,
  });
  if (!row?.submittedAt) return null;
  const history = await loadHistory(db(), invoiceId);
  const content =
    of === "undelivered" ? undelivered(side, row, history) : await ofStep(side, row, history, of.position);
  if (!content) return null;
  const code = receiptCode(content);
  const kept = { code, invoiceId, content, createdAt: now() };
  await db().invoiceReceipt.createMany({ data: [kept], skipDuplicates: true });
  return { content, code, fingerprint: receiptFingerprint(content) };
}

/** What a receipt says of the invoice at an instant. The recipient is named as outsiders may name it; a recipient sees no file before it is sent. */
function common(side: ReadSide, row: Row, until: Date) {
  const { supplier, recipient } = row;
  const party = ({ identifierType, identifier }: NonNullable<typeof recipient>, name: string) => ({
    name,
    identifierType,
    identifier,
  });
  const shown = row.files.filter((file) => side === "issued" || !addedSinceSuspension(file, row));
  return {
    version: 1,
    invoiceId: row.id,
    number: row.number ?? "",
    supplier: party(supplier, supplier.legalName),
    recipient: recipient && party(recipient, side === "received" ? recipient.legalName : publicName(recipient)),
    submittedAt: row.submittedAt?.toISOString() ?? "",
    files: shown
      .filter(({ addedAt }) => addedAt <= until)
      .map(({ document }) => ({ name: document.fileName, size: document.size, sha256: document.sha256 })),
  } as const;
}

async function ofStep(
  side: ReadSide,
  row: Row,
  history: readonly ChainedEvent[],
  position: number,
): Promise<ReceiptContent | null> {
  const found = history.find((step) => step.position === position && step.status !== "BROUILLON");
  const [step] = found ? await underPseudonyms([found]) : [];
  if (!step) return null;
  const norm = stepNorm({ cadre: row.cadre, reform: toReform(row.reform) }, step);
  return {
    kind: "event",
    ...common(side, row, step.at),
    position,
    event: step.event,
    status: step.status,
    ...(norm ? { norm } : {}),
    at: step.at.toISOString(),
    who: step.userName === null ? null : { name: step.userName, structure: step.structureLabel },
    motif: step.motif,
    comment: step.comment,
    previousHash: step.previousHash,
    hash: step.hash,
  };
}

/** Only as long as no recipient ever had it: one that was sent on to another has its steps to show. */
function undelivered(side: ReadSide, row: Row, history: readonly ChainedEvent[]): ReceiptContent | null {
  const last = history.at(-1);
  const arrived = history.some(({ status }) => status === "MISE_A_DISPOSITION");
  if (side !== "issued" || !last || arrived || row.madeAvailableAt) return null;
  const at = now();
  return {
    kind: "undelivered",
    ...common(side, row, at),
    day: parisDay(at),
    status: row.status,
    statusAt: row.statusAt.toISOString(),
    position: last.position,
    hash: last.hash,
  };
}

export type ReceiptVerification = Receipt & {
  /** The content gives its code, and the history still says what it says, whole. */
  readonly authentic: boolean;
};

/** What anybody who holds a receipt can check, without signing in. Parties that are undisclosed today are not named (feature F-34). */
export async function verifyReceipt(code: string): Promise<ReceiptVerification | null> {
  const kept = await db().invoiceReceipt.findUnique({
    where: { code },
    select: { content: true, invoice: { select: { id: true, status: true, supplier: PARTY, recipient: PARTY } } },
  });
  if (!kept) return null;
  // Written by `takeReceipt` and by nothing else; a change of it shows in the code.
  const content = kept.content as unknown as ReceiptContent;
  const { invoice } = kept;
  const history = await loadHistory(db(), invoice.id);
  const whole = verifyChain(history, invoice.status).intact;
  const same = history.find(({ position }) => position === content.position)?.hash === content.hash;
  return {
    authentic: receiptCode(content) === code && whole && same,
    code,
    fingerprint: receiptFingerprint(content),
    content: {
      ...content,
      supplier: shownToAnyone(content.supplier, invoice.supplier),
      recipient: content.recipient && shownToAnyone(content.recipient, invoice.recipient),
    },
  };
}

function shownToAnyone<P extends { name: string; identifierType: string; identifier: string }>(
  party: P,
  now: { readonly undisclosed: boolean } | null,
): P {
  if (!now?.undisclosed) return party;
  return { ...party, name: "", identifier: party.identifierType === "PARTICULIER" ? "" : party.identifier };
}
