import "server-only";
import { type Actor, notifyHolders } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { type CommonRefusal, type Denied, deny, keepDenied } from "#lib/invoices/commands/guard.ts";
import { PARTY_SIDE, recordAction } from "#lib/invoices/data/actions.ts";
import type { ReadSide } from "#lib/invoices/data/invoice.scope.ts";
import { type CommandRow, loadForCommand, moverOf, subjectOf } from "#lib/invoices/data/load-for-command.ts";
import { tellOpenPages } from "#lib/invoices/data/tell-open-pages.ts";
import { COMMENT_LIMIT } from "#lib/invoices/domain/comment-limits.ts";
import {
  type AddCommentInput,
  addCommentInput,
  type WithdrawCommentInput,
  withdrawCommentInput,
} from "#lib/invoices/domain/comments.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, db, type Tx, transaction } from "#lib/platform/db.ts";
import { rateLimits } from "#lib/platform/rate-limit.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

export type CommentRefusal = CommonRefusal | "COMMENT_TOO_EARLY" | "TOO_MANY_COMMENTS";

const WRITES = { issued: "invoice.submit", received: "invoice.treat" } as const;
const limits = rateLimits({ "invoice.comment": COMMENT_LIMIT });

/** Says something to the other side of an invoice that both can see. It is told to those who read it there; it cannot be changed afterwards. */
export async function addComment(
  actor: Actor,
  input: AddCommentInput,
): Promise<Result<{ commentId: string }, CommentRefusal>> {
  const read = readInput(addCommentInput, input);
  if (!read.ok) return read;
  const { side, invoiceId, text } = read.data;
  const taken = await limits.take("invoice.comment", actor.userId);
  if (!taken.allowed) return refuse("TOO_MANY_COMMENTS", { params: { minutes: Math.ceil(taken.msLeft / 60_000) } });
  const outcome = await transaction<Result<{ commentId: string }, CommentRefusal> | Denied>(async (tx) => {
    const row = await loadForCommand(tx, actor, side, invoiceId);
    if (!row) return abort(refuse("NOT_FOUND"));
    const denied = deny(actor, WRITES[side], subjectOf(row, side));
    if (denied) return abort(denied);
    if (!row.recipientId || !row.madeAvailableAt) return abort(refuse("COMMENT_TOO_EARLY"));
    const at = now();
    const commentId = newId(at.getTime());
    const { name, structureLabel } = moverOf(actor, row, side);
    await tx.invoiceComment.create({
      data: {
        id: commentId,
        invoiceId,
        side: PARTY_SIDE[side],
        recipientId: row.recipientId,
        userId: actor.userId,
        userName: name,
        structureLabel,
        text,
        at,
      },
      select: { id: true },
    });
    await recordAction(tx, actor, row, side, { kind: "COMMENTAIRE_AJOUTE" });
    await keepTrail(tx, actor, row, "invoice.commented");
    await tellOtherSide(tx, actor, row, side);
    return ok({ commentId });
  });
  return keepDenied(actor, invoiceId, outcome);
}

/** Takes back one's own words: they go, and that there were some stays. Doing it twice changes nothing. */
export async function withdrawComment(actor: Actor, input: WithdrawCommentInput): Promise<Result<null, CommonRefusal>> {
  const read = readInput(withdrawCommentInput, input);
  if (!read.ok) return read;
  const { side, invoiceId, commentId } = read.data;
  const outcome = await transaction<Result<null, CommonRefusal> | Denied>(async (tx) => {
    const row = await loadForCommand(tx, actor, side, invoiceId);
    if (!row) return abort(refuse("NOT_FOUND"));
    const denied = deny(actor, WRITES[side], subjectOf(row, side));
    if (denied) return abort(denied);
    const own = { id: commentId, invoiceId, side: PARTY_SIDE[side], userId: actor.userId };
    if (!(await tx.invoiceComment.findFirst({ where: own, select: { id: true } }))) return abort(refuse("NOT_FOUND"));
    const { count } = await tx.invoiceComment.updateMany({
      where: { ...own, withdrawnAt: null },
      data: { withdrawnAt: now(), text: "" },
    });
    if (count === 0) return ok(null);
    await recordAction(tx, actor, row, side, { kind: "COMMENTAIRE_RETIRE" });
    await keepTrail(tx, actor, row, "invoice.commentWithdrawn");
    await tellOpenPages(tx, { invoiceId, position: 0, by: actor.userId, invoice: row });
    return ok(null);
  });
  return keepDenied(actor, invoiceId, outcome);
}

/** How far a person has read the thread, as it is now. */
export async function markThreadRead(actor: Actor, side: ReadSide, invoiceId: string): Promise<void> {
  const row = await loadForCommand(db(), actor, side, invoiceId);
  if (!row) return;
  const key = { invoiceId, userId: actor.userId, side: PARTY_SIDE[side] };
  await db().invoiceCommentRead.upsert({
    where: { invoiceId_userId_side: key },
    create: { ...key, readAt: now() },
    update: { readAt: now() },
  });
}

async function keepTrail(
  tx: Tx,
  actor: Actor,
  row: CommandRow,
  type: "invoice.commented" | "invoice.commentWithdrawn",
): Promise<void> {
  const { userId, sessionId } = actor;
  await recordAudit(tx, { type, detail: {}, userId, sessionId, subject: { type: "invoice", id: row.id } });
}

/** Whoever reads the invoice on the other side; the colleagues of whoever wrote see it on their pages. */
async function tellOtherSide(tx: Tx, actor: Actor, row: CommandRow, side: ReadSide): Promise<void> {
  const other: ReadSide = side === "issued" ? "received" : "issued";
  const { structureLabel } = moverOf(actor, row, side);
  await notifyHolders(tx, {
    permission: other === "issued" ? "invoice.readIssued" : "invoice.readReceived",
    subject: subjectOf(row, other),
    except: actor.userId,
    type: "invoice.commented",
    data: { number: row.number ?? "", person: actor.displayName, otherParty: structureLabel },
    link: other === "issued" ? routes.issuedThread(row.id) : routes.receivedThread(row.id),
  });
  await tellOpenPages(tx, { invoiceId: row.id, position: 0, by: actor.userId, invoice: row });
}
