import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import { notifyHolders } from "#lib/access/commands/notify-holders.ts";
import { tellManagersPages } from "#lib/access/data/tell-managers.ts";
import { REMIND_DAYS, REQUEST_DAYS } from "#lib/access/domain/attachments.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { notify } from "#lib/notifications/index.ts";
import { now } from "#lib/platform/clock.ts";
import { db, type Tx, transaction } from "#lib/platform/db.ts";
import { routes } from "#lib/shared/routes.ts";
import { publicName } from "#lib/structures/index.ts";

export type Swept = { readonly expired: number; readonly reminded: number; readonly invitations: number };

const BATCH = 200;
const before = (at: Date, days: number) => new Date(at.getTime() - days * 86_400_000);

/**
 * What runs for an `access.sweep` job (feature F-45): requests that nobody answered in thirty days end, and their authors are told; managers are
 * reminded of the others every seven days; invitations that died are marked so. Each row is decided under its condition, so that running
 * twice, or at the same time as a manager, has one effect.
 */
export async function sweepRequests(): Promise<Swept> {
  const at = now();
  const invitations = await db().invitation.updateMany({
    where: { status: "PENDING", expiresAt: { lte: at } },
    data: { status: "EXPIRED", decidedAt: at },
  });
  const old: Where = { status: "EN_COURS_DE_VALIDATION", createdAt: { lte: before(at, REQUEST_DAYS) } };
  const expired = await each(old, (tx, id) => expire(tx, id, at));
  const told = before(at, REMIND_DAYS);
  const waiting: Where = {
    status: "EN_COURS_DE_VALIDATION",
    createdAt: { lte: told },
    OR: [{ remindedAt: null }, { remindedAt: { lte: told } }],
  };
  const reminded = await each(waiting, (tx, id) => remind(tx, id, at, told));
  return { expired, reminded, invitations: invitations.count };
}

type Where = Prisma.AttachmentRequestWhereInput;

/** Row by row, each in a transaction of its own: one that fails is tried again at the next run, the others are done. */
async function each(where: Where, work: (tx: Tx, id: string) => Promise<boolean>): Promise<number> {
  let done = 0;
  let last = "";
  for (;;) {
    const rows = await db().attachmentRequest.findMany({
      where: { AND: [where, last ? { id: { gt: last } } : {}] },
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true },
    });
    for (const { id } of rows) if (await transaction((tx) => work(tx, id))) done += 1;
    last = rows.at(-1)?.id ?? "";
    if (rows.length < BATCH) return done;
  }
}

async function expire(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { count } = await tx.attachmentRequest.updateMany({
    where: { id, status: "EN_COURS_DE_VALIDATION" },
    data: { status: "EXPIREE", decidedAt: at },
  });
  if (count === 0) return false;
  const { userId, structureId, structure } = await load(tx, id);
  await tellManagersPages(tx, structureId);
  await notify(tx, {
    userIds: [userId],
    type: "attachment.expired",
    data: { structure: publicName(structure) },
    link: routes.myAttachments(),
  });
  await recordAudit(tx, {
    type: "attachment.expired",
    detail: {},
    structureId,
    subject: { type: "attachment", id },
  });
  return true;
}

async function remind(tx: Tx, id: string, at: Date, told: Date): Promise<boolean> {
  const { count } = await tx.attachmentRequest.updateMany({
    where: { id, status: "EN_COURS_DE_VALIDATION", OR: [{ remindedAt: null }, { remindedAt: { lte: told } }] },
    data: { remindedAt: at },
  });
  if (count === 0) return false;
  const { structureId, structure, user } = await load(tx, id);
  await notifyHolders(tx, {
    permission: "organisation.manage",
    subject: { structureId },
    type: "attachment.reminder",
    data: { person: `${user.firstName} ${user.lastName}`, structure: structure.legalName },
    link: routes.approval(id),
  });
  return true;
}

function load(tx: Tx, id: string) {
  return tx.attachmentRequest.findUniqueOrThrow({
    where: { id },
    select: {
      userId: true,
      structureId: true,
      user: { select: { firstName: true, lastName: true } },
      structure: { select: { legalName: true, identifier: true, undisclosed: true } },
    },
  });
}
