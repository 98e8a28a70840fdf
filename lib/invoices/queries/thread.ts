import "server-only";
import { type Actor, can } from "#lib/access/index.ts";
import { PARTY_SIDE } from "#lib/invoices/data/actions.ts";
import { underPseudonyms } from "#lib/invoices/data/closed-people.ts";
import type { ReadSide } from "#lib/invoices/data/invoice.scope.ts";
import { type CommandRow, loadForCommand, subjectOf } from "#lib/invoices/data/load-for-command.ts";
import type { PartySide } from "#lib/invoices/domain/actions.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";

export type CommentView = {
  readonly id: string;
  readonly side: PartySide;
  readonly userName: string;
  readonly structureLabel: string;
  /** Empty once it was withdrawn. */
  readonly text: string;
  readonly at: Date;
  readonly withdrawnAt: Date | null;
  /** Written by the reader: may be withdrawn. */
  readonly mine: boolean;
  /** Since the reader last looked, by somebody else. */
  readonly fresh: boolean;
  /** When somebody of the other side first had it before their eyes; null until then, and for what the other side wrote. */
  readonly readAt: Date | null;
};

export type Thread = {
  readonly invoiceId: string;
  readonly number: string;
  readonly comments: readonly CommentView[];
  /** The invoice has reached its recipient: there is somebody to write to. */
  readonly open: boolean;
  readonly mayWrite: boolean;
};

const WRITES = { issued: "invoice.submit", received: "invoice.treat" } as const;

/** The thread of an invoice as one side sees it, oldest first; null when there is no such invoice for this person. */
export async function threadOf(actor: Actor, side: ReadSide, invoiceId: string): Promise<Thread | null> {
  const row = isId(invoiceId) ? await loadForCommand(db(), actor, side, invoiceId) : null;
  if (!row) return null;
  const [rows, reads] = await Promise.all([
    db().invoiceComment.findMany({ where: seenFrom(side, row), orderBy: [{ at: "asc" }, { id: "asc" }], take: 500 }),
    db().invoiceCommentRead.findMany({ where: { invoiceId } }),
  ]);
  const own = PARTY_SIDE[side];
  const lastRead = reads.find((read) => read.userId === actor.userId && read.side === own)?.readAt ?? new Date(0);
  const others = reads.filter((read) => read.side !== own).map(({ readAt }) => readAt);
  const named = await underPseudonyms(rows.map((one) => ({ ...one, userEmail: null })));
  const comments = named.map(
    ({ id, side: from, userId, userName, structureLabel, text, at, withdrawnAt }): CommentView => ({
      id,
      side: from === "RECIPIENT" ? "RECIPIENT" : "SUPPLIER",
      userName: userName ?? "",
      structureLabel,
      text,
      at,
      withdrawnAt,
      mine: userId === actor.userId,
      fresh: userId !== actor.userId && withdrawnAt === null && at > lastRead,
      readAt: from === own ? earliest(others.filter((readAt) => readAt >= at)) : null,
    }),
  );
  return {
    invoiceId,
    number: row.number ?? "",
    comments,
    open: row.recipientId !== null && row.madeAvailableAt !== null,
    mayWrite: can(actor, WRITES[side], subjectOf(row, side)),
  };
}

/** How many comments a person finds in the thread, and how many of them are new to them. */
export async function threadSummary(
  actor: Actor,
  side: ReadSide,
  invoiceId: string,
): Promise<{ readonly count: number; readonly fresh: number }> {
  const thread = await threadOf(actor, side, invoiceId);
  const comments = thread?.comments ?? [];
  return { count: comments.length, fresh: comments.filter(({ fresh }) => fresh).length };
}

/** A recipient reads what was said with it, not with the one before. */
function seenFrom(side: ReadSide, row: CommandRow) {
  return side === "issued" ? { invoiceId: row.id } : { invoiceId: row.id, recipientId: row.recipientId ?? "" };
}

function earliest(dates: readonly Date[]): Date | null {
  return dates.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? null;
}
