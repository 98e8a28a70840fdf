import "server-only";
import { type Actor, loadActor } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { type ArchiveKind, listArchive, unpackMembers } from "#lib/documents/index.ts";
import { depositInvoice } from "#lib/invoices/commands/deposit-invoice.ts";
import {
  beginMember,
  insertMembers,
  memberDeposited,
  memberRefused,
  moveFlow,
  rejectFlow,
  settleFlow,
  waitingMembers,
} from "#lib/invoices/data/flow-rows.ts";
import { notify } from "#lib/notifications/index.ts";
import { now } from "#lib/platform/clock.ts";
import { db, type Tx, transaction } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/queue.ts";
import { loadBytes } from "#lib/platform/storage.ts";
import { refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

/** A job goes on for so long, then another one takes over: a worker that is killed costs little, and others get their turn. */
const SLICE_MS = 20_000;
const POSTPONE_SECONDS = 30;
/** Tries of one file: one that ends the process each time is given up, and so is waiting for an antivirus that stays silent. */
const TRIES = 5;

/** Nothing is wrong with the file: the portal cannot look at it now. */
const LATER: readonly string[] = ["READER_BUSY", "SCANNER_UNAVAILABLE"];
/** Whoever deposited the lot may no longer do so. */
const NO_LONGER: readonly string[] = ["FORBIDDEN", "NOT_FOUND", "SUPPLIER_INACTIVE"];

type Flow = NonNullable<Awaited<ReturnType<typeof loadFlow>>>;
type Waiting = Awaited<ReturnType<typeof waitingMembers>>[number];

/**
 * Opens a lot: what runs for a `flow.unpack` job. Each file becomes what it would have become by itself, through the very command of a
 * single deposit, under a key of its own: a job that is killed and comes back makes no draft twice and forgets no file.
 */
export async function unpackBatch(flowId: string): Promise<void> {
  if (!(await transaction((tx) => moveFlow(tx, flowId, "start", now())))) return;
  const flow = await loadFlow(flowId);
  if (!flow) return;
  const kind: ArchiveKind = flow.syntax === "LOT_ZIP" ? "ZIP" : "TAR_GZ";
  const bytes = await loadBytes(flow.document.sha256);
  if (!flow.listedAt && !(await listed(flow, bytes, kind))) return;
  const actor = await loadActor(flow.depositedById, { id: flow.sessionId });
  const until = Date.now() + SLICE_MS;
  for (;;) {
    const waiting = await waitingMembers(db(), flowId);
    if (waiting.length === 0) return finish(flow);
    if (Date.now() > until) return goOn(flowId, 0);
    const unpacked = await unpackMembers(
      bytes,
      kind,
      waiting.map(({ position }) => position),
    );
    if (!unpacked.ok && unpacked.code === "READER_BUSY") return goOn(flowId, POSTPONE_SECONDS);
    if (!unpacked.ok || unpacked.data.length === 0) {
      // Listed a moment ago, and no longer readable: told for each, so that nothing waits for ever.
      for (const { id } of waiting) await memberRefused(db(), id, refuse("READER_CRASHED"), now());
      return finish(flow);
    }
    for (const { position, bytes: content } of unpacked.data) {
      const member = waiting.find((one) => one.position === position);
      if (member && !(await take(flow, actor, member, content))) return goOn(flowId, POSTPONE_SECONDS);
      if (Date.now() > until) break;
    }
  }
}

function loadFlow(id: string) {
  return db().depositFlow.findUnique({ where: { id }, include: { document: { select: { sha256: true } } } });
}

/** Looks into the archive. False when the flow ends here, or waits. */
async function listed(flow: Flow, bytes: Uint8Array, kind: ArchiveKind): Promise<boolean> {
  const members = await listArchive(bytes, kind);
  if (!members.ok && LATER.includes(members.code)) return goOn(flow.id, POSTPONE_SECONDS).then(() => false);
  return transaction(async (tx) => {
    if (members.ok) await insertMembers(tx, flow.id, members.data, now());
    else if (await rejectFlow(tx, flow.id, members, now())) {
      await auditProcessed(tx, flow, { drafts: 0, refused: 0 });
      await tell(tx, flow, { drafts: 0, refused: 0 });
    }
    return members.ok;
  });
}

/** Makes one file a draft, or says why not. False when it has to be tried again later. */
async function take(flow: Flow, actor: Actor | null, member: Waiting, bytes: Uint8Array): Promise<boolean> {
  await beginMember(db(), member.id);
  const last = member.attempts + 1 >= TRIES;
  // It was begun as often as that without an end: it takes the process with it.
  const result = member.attempts >= TRIES ? refuse("READER_CRASHED") : await deposit(flow, actor, member, bytes);
  if (result.ok) return true;
  if (LATER.includes(result.code) && !last) return false;
  await memberRefused(db(), member.id, NO_LONGER.includes(result.code) ? refuse("DEPOSITOR_GONE") : result, now());
  return true;
}

async function deposit(flow: Flow, actor: Actor | null, member: Waiting, bytes: Uint8Array) {
  if (!actor) return refuse("DEPOSITOR_GONE");
  const { structureId, recipient, id: flowId } = flow;
  const key = `${flowId}-${member.position}`;
  const input = { structureId, recipient, fileName: member.fileName, bytes, key };
  return depositInvoice(actor, input, {
    once: true,
    async alongside(tx, { invoiceId }) {
      await memberDeposited(tx, { memberId: member.id, flowId, invoiceId }, now());
    },
  });
}

async function finish(flow: Flow): Promise<void> {
  await transaction(async (tx) => {
    // Held until the end: of two jobs that come here at once, only the first finds it open, and tells.
    const [open] = await tx.$queryRaw<unknown[]>`select id from deposit_flow
      where id = ${flow.id}::uuid and state = 'IN_EN_COURS_TRAITEMENT_CPP' for update`;
    const counts = await settleFlow(tx, flow.id, now());
    const made = { drafts: counts.drafts + counts.sent + counts.deleted, refused: counts.refused };
    await auditProcessed(tx, flow, made);
    if (open) await tell(tx, flow, made);
  });
}

async function goOn(flowId: string, afterSeconds: number): Promise<void> {
  await transaction(async (tx) => {
    if (afterSeconds > 0) await moveFlow(tx, flowId, "postpone", now());
    await enqueue(tx, "flow.unpack", { flowId }, { startAfterSeconds: afterSeconds });
  });
}

/** A lot may take minutes: whoever dropped it went on to something else. */
function tell(tx: Tx, flow: Flow, { drafts, refused }: { drafts: number; refused: number }): Promise<void> {
  return notify(tx, {
    userIds: [flow.depositedById],
    type: "invoice.lotRead",
    data: { number: flow.number, file: flow.fileName, drafts: String(drafts), refused: String(refused) },
    link: routes.flow(flow.id),
  });
}

/** In the name of who deposited it; the portal itself did it. */
async function auditProcessed(tx: Tx, flow: Flow, counts: { drafts: number; refused: number }): Promise<void> {
  await recordAudit(tx, {
    type: "flow.processed",
    detail: { number: flow.number, ...counts },
    structureId: flow.structureId,
    subject: { type: "flow", id: flow.id },
  });
}
