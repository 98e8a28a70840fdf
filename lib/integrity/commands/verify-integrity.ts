import "server-only";
import { rolesWith } from "#lib/access/index.ts";
import { verifyStored } from "#lib/documents/index.ts";
import { type Batch, INTEGRITY_KINDS, type IntegrityKind, RESUMED_WITHIN_HOURS } from "#lib/integrity/domain/runs.ts";
import { verifyHistories } from "#lib/invoices/index.ts";
import { notify } from "#lib/notifications/index.ts";
import { now } from "#lib/platform/clock.ts";
import { db, transaction } from "#lib/platform/db.ts";
import { logger } from "#lib/platform/logger.ts";
import { newId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";

const PIECES: Readonly<Record<IntegrityKind, (after: string | null) => Promise<Batch>>> = {
  FILES: verifyStored,
  HISTORIES: verifyHistories,
};

export type Verified = Readonly<Record<IntegrityKind, { readonly checked: number; readonly broken: number }>>;

/**
 * Goes over every stored file and every history (F-127, T-18, T-19), writes down what is not as it was left, and tells the administrators at once when
 * something is not. Every piece is kept as it is done: a worker that is stopped goes on from there.
 */
export async function verifyIntegrity(): Promise<Verified> {
  const done = {} as Record<IntegrityKind, { checked: number; broken: number }>;
  for (const kind of INTEGRITY_KINDS) done[kind] = await goOver(kind);
  return done;
}

async function goOver(kind: IntegrityKind): Promise<{ checked: number; broken: number }> {
  const run = await openRun(kind);
  let cursor = run.cursor;
  for (;;) {
    const piece = await PIECES[kind](cursor);
    if (piece.last === null) return closeRun(run.id, kind);
    cursor = piece.last;
    await keepPiece(run.id, piece);
  }
}

async function openRun(kind: IntegrityKind): Promise<{ id: string; cursor: string | null }> {
  const at = now();
  const since = new Date(at.getTime() - RESUMED_WITHIN_HOURS * 3_600_000);
  const stopped = await db().integrityRun.findFirst({
    where: { kind, endedAt: null, startedAt: { gt: since } },
    orderBy: { startedAt: "desc" },
    select: { id: true, cursor: true },
  });
  const data = { id: newId(at.getTime()), kind, startedAt: at };
  return stopped ?? (await db().integrityRun.create({ data, select: { id: true, cursor: true } }));
}

async function keepPiece(runId: string, { checked, last, broken }: Batch): Promise<void> {
  const foundAt = now();
  await transaction(async (tx) => {
    await tx.integrityFault.createMany({
      data: broken.map(({ subject, reason }) => ({ runId, subject, reason, foundAt })),
      skipDuplicates: true,
    });
    await tx.integrityRun.update({
      where: { id: runId },
      data: { cursor: last, checked: { increment: checked }, broken: { increment: broken.length } },
    });
  });
  if (broken.length > 0) logger().error({ broken }, "not as it was left");
}

async function closeRun(runId: string, kind: IntegrityKind): Promise<{ checked: number; broken: number }> {
  return transaction(async (tx) => {
    const { checked, broken } = await tx.integrityRun.update({
      where: { id: runId },
      data: { endedAt: now() },
      select: { checked: true, broken: true },
    });
    if (broken > 0) {
      const staff = await tx.user.findMany({
        where: { systemRole: { in: rolesWith("integrity.read") }, status: "ACTIVE" },
        select: { id: true },
      });
      await notify(tx, {
        userIds: staff.map(({ id }) => id),
        type: "integrity.broken",
        data: { kind, count: String(broken) },
        link: routes.adminIntegrity(),
      });
    }
    return { checked, broken };
  });
}
