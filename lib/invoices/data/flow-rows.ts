import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { Actor } from "#lib/access/index.ts";
import type { Member } from "#lib/documents/index.ts";
import { FLOW_MOVES, type FlowCounts, type FlowMove, flowNumber, settled } from "#lib/invoices/domain/flow-states.ts";
import type { Tx } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import type { Refusal } from "#lib/shared/result.ts";

export type NewFlow = {
  readonly syntax: string;
  readonly fileName: string;
  readonly structureId: string;
  readonly serviceId: string | null;
  readonly documentId: string;
  readonly recipient: string | null;
};

/** Opens a flow under the next number of the sequence. */
export async function insertFlow(
  tx: Tx,
  actor: Actor,
  flow: NewFlow,
  at: Date,
): Promise<{ id: string; number: string }> {
  const [row] = await tx.$queryRaw<{ next: bigint }[]>`select nextval('deposit_flow_number') as next`;
  if (!row) throw new Error("the sequence of flow numbers gave nothing");
  const [id, number] = [newId(at.getTime()), flowNumber(row.next)];
  await tx.depositFlow.create({
    data: {
      ...flow,
      id,
      number,
      state: "IN_RECU",
      depositedById: actor.userId,
      sessionId: actor.sessionId,
      depositedAt: at,
      stateAt: at,
    },
  });
  return { id, number };
}

/** The one writer of a flow's state. False when the flow is not where that move begins: nothing is written then. */
export async function moveFlow(tx: Tx, flowId: string, move: FlowMove, at: Date): Promise<boolean> {
  const { from, to } = FLOW_MOVES[move];
  const { count } = await tx.depositFlow.updateMany({
    where: { id: flowId, state: { in: [...from] } },
    data: { state: to, stateAt: at },
  });
  return count === 1;
}

/** Rejects a flow as a whole, with why. */
export async function rejectFlow(tx: Tx, flowId: string, { code, params = {} }: Refusal, at: Date): Promise<boolean> {
  if (!(await moveFlow(tx, flowId, "reject", at))) return false;
  await tx.depositFlow.update({ where: { id: flowId }, data: { report: { code, params } } });
  return true;
}

/** Keeps the files of an archive, those that are not taken with why. Once: a job that comes back finds them. */
export async function insertMembers(tx: Tx, flowId: string, members: readonly Member[], at: Date): Promise<void> {
  const { count } = await tx.depositFlow.updateMany({ where: { id: flowId, listedAt: null }, data: { listedAt: at } });
  if (count === 0) return;
  await tx.depositFlowMember.createMany({
    data: members.map(({ position, path, name, size, refusal }) => ({
      id: newId(at.getTime()),
      flowId,
      position,
      path,
      fileName: shown(name),
      size,
      ...(refusal
        ? {
            state: refusal.code === "MEMBER_HIDDEN" ? ("IGNORED" as const) : ("REFUSED" as const),
            code: refusal.code,
            params: refusal.params ?? Prisma.DbNull,
            endedAt: at,
          }
        : {}),
    })),
  });
}

/** PostgreSQL takes no zero byte and no half of a pair of surrogates. */
function shown(name: string): string {
  return name.toWellFormed().replaceAll("\0", "\ufffd").slice(0, 300);
}

type Waiting = { readonly id: string; readonly position: number; readonly attempts: number };

/** The files that are still to be taken, in the order of the archive. */
export function waitingMembers(tx: Tx, flowId: string): Promise<(Waiting & { fileName: string })[]> {
  return tx.depositFlowMember.findMany({
    where: { flowId, state: "WAITING" },
    orderBy: { position: "asc" },
    select: { id: true, position: true, attempts: true, fileName: true },
  });
}

/** Counts one more try, before it is made: a file that ends the process is counted too. */
export async function beginMember(tx: Tx, memberId: string): Promise<void> {
  await tx.depositFlowMember.update({ where: { id: memberId }, data: { attempts: { increment: 1 } } });
}

/** A file became a draft. In the transaction that makes it. */
export async function memberDeposited(
  tx: Tx,
  { memberId, flowId, invoiceId }: { memberId: string; flowId: string; invoiceId: string },
  at: Date,
): Promise<void> {
  await tx.depositFlowMember.update({ where: { id: memberId }, data: { state: "DEPOSITED", invoiceId, endedAt: at } });
  await tx.invoice.update({ where: { id: invoiceId }, data: { depositFlowId: flowId } });
}

export async function memberRefused(tx: Tx, memberId: string, { code, params }: Refusal, at: Date): Promise<void> {
  await tx.depositFlowMember.updateMany({
    where: { id: memberId, state: "WAITING" },
    data: { state: "REFUSED", code, params: params ?? Prisma.DbNull, endedAt: at },
  });
}

/** Notes why the invoice of a file was not sent with the others; null once it is. */
export async function noteSending(tx: Tx, invoiceId: string, refusal: Refusal | null): Promise<void> {
  await tx.depositFlowMember.updateMany({
    where: { invoiceId, state: "DEPOSITED" },
    data: { code: refusal?.code ?? null, params: refusal?.params ?? Prisma.DbNull },
  });
}

/** What became of the files of these flows. */
export async function countMembers(tx: Tx, flowIds: readonly string[]): Promise<ReadonlyMap<string, FlowCounts>> {
  const rows = await tx.$queryRaw<(FlowCounts & { flow_id: string })[]>`
    select m.flow_id,
      (count(*) filter (where m.state = 'WAITING'))::int as waiting,
      (count(*) filter (where m.state = 'DEPOSITED' and i.status in ('BROUILLON', 'INTERPRETEE_OCR')))::int as drafts,
      (count(*) filter (where m.state = 'DEPOSITED' and i.status = 'SUPPRIMEE'))::int as deleted,
      (count(*) filter (where m.state = 'DEPOSITED' and i.status not in ('BROUILLON', 'INTERPRETEE_OCR', 'SUPPRIMEE')))::int as sent,
      (count(*) filter (where m.state = 'REFUSED'))::int as refused
    from deposit_flow_member m left join invoice i on i.id = m.invoice_id
    where m.flow_id = any(${[...flowIds]}::uuid[])
    group by m.flow_id`;
  return new Map(rows.map(({ flow_id, ...counts }) => [flow_id, counts]));
}

export const NO_FILES: FlowCounts = { waiting: 0, drafts: 0, sent: 0, deleted: 0, refused: 0 };

/** Moves a flow to where its files have come. The row is held first: of two invoices sent at once, the second counts both. */
export async function settleFlow(tx: Tx, flowId: string, at: Date): Promise<FlowCounts> {
  await tx.$queryRaw`select id from deposit_flow where id = ${flowId}::uuid for update`;
  const counts = (await countMembers(tx, [flowId])).get(flowId) ?? NO_FILES;
  const move = settled(counts);
  if (move) await moveFlow(tx, flowId, move, at);
  return counts;
}

type Single = NewFlow & { readonly invoiceId: string; readonly size: number };

/** The flow of an electronic invoice that was deposited by itself (domain reference § 9): one file, read already. */
export async function insertSingleFlow(tx: Tx, actor: Actor, { invoiceId, size, ...flow }: Single, at: Date) {
  const { id, number } = await insertFlow(tx, actor, flow, at);
  const { fileName } = flow;
  await tx.depositFlowMember.create({
    data: {
      id: newId(at.getTime()),
      flowId: id,
      position: 0,
      path: fileName,
      fileName,
      size,
      state: "DEPOSITED",
      invoiceId,
      endedAt: at,
    },
  });
  await tx.invoice.update({ where: { id: invoiceId }, data: { depositFlowId: id } });
  await tx.depositFlow.update({ where: { id }, data: { listedAt: at } });
  await moveFlow(tx, id, "process", at);
  return { id, number };
}
