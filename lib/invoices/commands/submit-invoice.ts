import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { keepMadeDocument } from "#lib/documents/index.ts";
import { attachMain } from "#lib/invoices/commands/create-draft.ts";
import { type CommonRefusal, type Denied, deny, keepDenied } from "#lib/invoices/commands/guard.ts";
import { makeTypedDocument, type TypedFile } from "#lib/invoices/commands/make-typed-document.ts";
import { applyTransition, type TransitionRefusal } from "#lib/invoices/data/apply-transition.ts";
import { certificateContent } from "#lib/invoices/data/certificate-content.ts";
import { gatherFacts, numberTakenBy, scopeOf } from "#lib/invoices/data/check-facts.ts";
import { noteSending, settleFlow } from "#lib/invoices/data/flow-rows.ts";
import { claimKey, keepAnswer } from "#lib/invoices/data/idempotency.ts";
import { type CommandRow, loadForCommand, moverOf, subjectOf } from "#lib/invoices/data/load-for-command.ts";
import { reformAt } from "#lib/invoices/data/reform-rows.ts";
import { wasReadFromPage } from "#lib/invoices/data/sent-page.ts";
import { certificateCode, certificateFingerprint } from "#lib/invoices/domain/certificate.ts";
import { takenProblem } from "#lib/invoices/domain/check-references.ts";
import type { CheckFacts } from "#lib/invoices/domain/check-types.ts";
import { blockingOnly, runChecks, twinsAmong } from "#lib/invoices/domain/checks.ts";
import { type SubmitInvoiceInput, submitInvoiceInput } from "#lib/invoices/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, db, type Tx, transaction } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/queue.ts";
import { isoDateOf, parisDay, yearOf } from "#lib/shared/dates.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";

export type SubmitRefusal =
  | CommonRefusal
  | TransitionRefusal
  | "CHECKS_FAILED"
  | "ALREADY_SENT"
  | "DRAFT_CHANGED"
  | "KEY_REUSED"
  | "TWIN_FOUND";

/** `fingerprint` is the SHA-256 of what the certificate certifies, in hexadecimal. */
export type Submitted = { invoiceId: string; number: string; status: string; depositedAt: string; fingerprint: string };

type Input = ReturnType<typeof submitInvoiceInput.parse>;
type Outcome = Result<Submitted, SubmitRefusal> | Denied;

/**
 * Sends a draft: everything is checked again, then number, status, certificate, history, audit, counters and jobs are written, in one
 * transaction. The same key and the same request get the same answer and no second effect; another request under a used
 * key is refused. CHECKS_FAILED names every field that prevents it; a number taken carries the id of the invoice that bears it.
 * TWIN_FOUND: a look-alike was sent since the person looked.
 */
export async function submitInvoice(
  actor: Actor,
  input: SubmitInvoiceInput,
): Promise<Result<Submitted, SubmitRefusal>> {
  const read = readInput(submitInvoiceInput, input);
  if (!read.ok) return read;
  try {
    // Drawing and storing the file of a keyed-in invoice takes a moment: the transaction only ties it, if the draft is still the same.
    const file = await makeTypedDocument(actor, read.data.invoiceId);
    const outcome = await transaction<Outcome>((tx) => submitOnce(tx, actor, read.data, file));
    return await keepDenied(actor, read.data.invoiceId, outcome);
  } catch (error) {
    // Two drafts with one number, sent at the same instant: both passed the check, the index let one in.
    if (!isNumberTaken(error)) throw error;
    return (await numberTaken(actor, read.data.invoiceId)) ?? Promise.reject(error);
  }
}

async function submitOnce(
  tx: Tx,
  actor: Actor,
  { idempotencyKey, ...body }: Input,
  file: TypedFile | null,
): Promise<Outcome> {
  const key = { userId: actor.userId, operation: "invoice.submit", key: idempotencyKey };
  const claim = await claimKey<Submitted>(tx, key, body);
  if (!claim.first) return claim.sameBody && claim.answer ? ok(claim.answer) : abort(refuse("KEY_REUSED"));
  const row = await loadForCommand(tx, actor, "issued", body.invoiceId);
  if (!row) return abort(refuse("NOT_FOUND"));
  const denied = deny(actor, "invoice.submit", subjectOf(row, "issued"));
  if (denied) return abort(denied);
  if (row.status !== "BROUILLON") return abort(refuse("ALREADY_SENT", { params: { status: row.status } }));
  if (row.version !== body.version) return abort(refuse("DRAFT_CHANGED"));
  const done = await send(tx, actor, row, body.seenTwins, file);
  if (!done.ok) return abort(done);
  await keepAnswer(tx, key, done.data);
  return done;
}

async function send(
  tx: Tx,
  actor: Actor,
  row: CommandRow,
  seenTwins: readonly string[] | undefined,
  file: TypedFile | null,
): Promise<Result<Submitted, SubmitRefusal>> {
  const at = now();
  const facts = await gatherFacts(tx, actor, row.id, at);
  if (!facts) return refuse("NOT_FOUND");
  const failed = failedChecks(facts);
  if (failed) return failed;
  const twin = seenTwins && twinsAmong(runChecks(facts)).find(({ id }) => !seenTwins.includes(id));
  if (twin) return refuse("TWIN_FOUND", { params: { value: twin.number } });
  if (facts.typed) {
    const changed = await changedSince(tx, row);
    if (changed) return changed;
    if (file?.version !== row.version) return refuse("DRAFT_CHANGED");
    const documentId = await keepMadeDocument(tx, actor, row.supplierId, file.document);
    const made = { documentId, uploadedById: actor.userId, structureId: row.supplierId };
    if (!(await attachMain(tx, row.id, made, at))) return refuse("NOT_FOUND");
  }
  const { fingerprint, number, columns } = await proof(tx, row.id, at);
  const moved = await applyTransition(tx, {
    invoiceId: row.id,
    event: "submit",
    input: { by: "supplier", validatorNamed: row.validatorId !== null },
    mover: moverOf(actor, row, "issued"),
    at,
    seen: { version: row.version },
    set: {
      submittedAt: at,
      submittedYear: yearOf(parisDay(at)),
      reform: [...facts.reform],
      numberScope: facts.numberScope,
      ...columns,
    },
  });
  if (!moved.ok) return moved;
  if (row.depositFlowId) {
    await noteSending(tx, row.id, null);
    await settleFlow(tx, row.depositFlowId, at);
  }
  if (!facts.typed && (await wasReadFromPage(tx, row.id))) await enqueue(tx, "document.learn", { invoiceId: row.id });
  return ok({ invoiceId: row.id, number, status: moved.data.to, depositedAt: at.toISOString(), fingerprint });
}

/** Holds the draft until the end: of two sendings, one ties its document, and the other finds that it is sent. */
async function changedSince(
  tx: Tx,
  { id, version }: CommandRow,
): Promise<Refusal<"ALREADY_SENT" | "DRAFT_CHANGED"> | null> {
  const [now] = await tx.$queryRaw<{ status: string; version: number }[]>`
    select status::text, version from invoice where id = ${id}::uuid for update`;
  if (now?.status !== "BROUILLON") return refuse("ALREADY_SENT", { params: { status: now?.status ?? "" } });
  return now.version === version ? null : refuse("DRAFT_CHANGED");
}

async function proof(tx: Tx, invoiceId: string, at: Date) {
  const certificate = await certificateContent(tx, invoiceId, at);
  const fingerprint = certificateFingerprint(certificate);
  const columns = {
    certificate: { ...certificate, files: [...certificate.files] },
    certificateCode: certificateCode(fingerprint),
  };
  return { fingerprint, number: certificate.number, columns };
}

/** Every blocking problem as a problem of its field, or null when nothing prevents sending. */
export function failedChecks(facts: CheckFacts): Refusal<"CHECKS_FAILED"> | null {
  const problems = blockingOnly(runChecks(facts));
  if (problems.length === 0) return null;
  const fields = problems.map(({ field, code, params }) => ({ field, code, ...(params ? { params } : {}) }));
  return refuse("CHECKS_FAILED", { fields });
}

function isNumberTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === "P2002" &&
    /invoice_number_once|number/.test(JSON.stringify(error))
  );
}

async function numberTaken(actor: Actor, invoiceId: string): Promise<Refusal<"CHECKS_FAILED"> | null> {
  const supplier = { select: { siren: true, identifierType: true, identifier: true } } as const;
  const select = { id: true, supplierId: true, number: true, issueDate: true, cadre: true, supplier } as const;
  const row = await db().invoice.findUnique({ where: { id: invoiceId }, select });
  const issueDate = row?.issueDate ? isoDateOf(row.issueDate) : null;
  const scope = row && scopeOf(row, await reformAt(db(), now()));
  const taken = row && (await numberTakenBy(db(), actor, row, issueDate, scope));
  if (!taken || !issueDate) return null;
  return refuse("CHECKS_FAILED", { fields: [{ field: "number", ...takenProblem(taken, scope, issueDate) }] });
}
