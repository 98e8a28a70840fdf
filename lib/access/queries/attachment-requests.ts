import "server-only";
import type { Actor } from "#lib/access/domain/actor.ts";
import { can, structuresWith } from "#lib/access/domain/can.ts";
import type { ApprovalLine, ApprovalSheet, RequestLine } from "#lib/access/domain/views.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { daysBetween, parisDay } from "#lib/shared/dates.ts";
import { isId } from "#lib/shared/ids.ts";
import { decodeCursor, encodeCursor, type Page } from "#lib/shared/pagination.ts";
import { publicName } from "#lib/structures/index.ts";

/** The latest requests of a person, newest first. They may not belong to the structure: its name is shown when it is disclosed. */
export async function listRequests(userId: string, limit = 50): Promise<RequestLine[]> {
  const rows = await db().attachmentRequest.findMany({
    where: { userId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    select: {
      id: true,
      structureId: true,
      status: true,
      reason: true,
      createdAt: true,
      decidedAt: true,
      structure: { select: { identifier: true, legalName: true, undisclosed: true } },
      service: { select: { code: true } },
    },
  });
  return rows.map(({ structure, service, createdAt, ...row }) => ({
    ...row,
    identifier: structure.identifier,
    name: publicName(structure),
    serviceCode: service?.code ?? null,
    askedAt: createdAt,
  }));
}

/** Null to whoever manages no structure: the menu then shows nothing. */
export async function countApprovals(actor: Actor): Promise<number | null> {
  const structureIds = managedBy(actor);
  if (structureIds.length === 0) return null;
  return db().attachmentRequest.count({ where: pendingOf(structureIds) });
}

const PAGE = 50;

const LINE = {
  id: true,
  createdAt: true,
  user: { select: { firstName: true, lastName: true } },
  structure: { select: { identifier: true, legalName: true } },
  service: { select: { code: true, label: true } },
} as const;

/** What waits for a manager, oldest first, by key. */
export async function listApprovals(actor: Actor, after?: string): Promise<Page<ApprovalLine>> {
  const key = decodeCursor(after, 1)?.[0];
  const cursor = typeof key === "string" && isId(key) ? key : null;
  // Ids are made in the order of time.
  const rows = await db().attachmentRequest.findMany({
    where: { ...pendingOf(managedBy(actor)), ...(cursor ? { id: { gt: cursor } } : {}) },
    orderBy: { id: "asc" },
    take: PAGE + 1,
    select: LINE,
  });
  const items = rows.slice(0, PAGE).map(toLine);
  const last = items.at(-1);
  return { items, next: rows.length > PAGE && last ? encodeCursor([last.id]) : null };
}

/** One request, decided or not, for whoever manages its structure; null to anyone else. */
export async function approvalSheet(actor: Actor, requestId: string): Promise<ApprovalSheet | null> {
  if (!isId(requestId)) return null;
  const row = await db().attachmentRequest.findUnique({
    where: { id: requestId },
    select: {
      ...LINE,
      structureId: true,
      status: true,
      comment: true,
      reason: true,
      decidedAt: true,
      user: { select: { firstName: true, lastName: true, loginEmail: true } },
      structure: { select: { ...LINE.structure.select, kind: true } },
    },
  });
  if (!row || !can(actor, "organisation.manage", { structureId: row.structureId })) return null;
  const { structureId, status, comment, reason, decidedAt, user, structure } = row;
  return {
    ...toLine(row),
    structureId,
    kind: structure.kind,
    status,
    comment,
    reason,
    decidedAt,
    email: user.loginEmail,
  };
}

function managedBy(actor: Actor): string[] {
  return structuresWith(actor, "organisation.manage")
    .filter(({ serviceIds }) => serviceIds === "all")
    .map(({ structureId }) => structureId);
}

function pendingOf(structureIds: readonly string[]) {
  return { structureId: { in: [...structureIds] }, status: "EN_COURS_DE_VALIDATION" as const };
}

type LineRow = {
  readonly id: string;
  readonly createdAt: Date;
  readonly user: { readonly firstName: string; readonly lastName: string };
  readonly structure: { readonly identifier: string; readonly legalName: string };
  readonly service: { readonly code: string; readonly label: string } | null;
};

function toLine({ id, createdAt, user, structure, service }: LineRow): ApprovalLine {
  const person = `${user.firstName} ${user.lastName}`;
  return {
    id,
    askedAt: createdAt,
    waitingDays: daysBetween(parisDay(createdAt), parisDay(now())),
    person,
    identifier: structure.identifier,
    legalName: structure.legalName,
    service: service && { code: service.code, label: service.label },
  };
}
