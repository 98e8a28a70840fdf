import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { db } from "#lib/platform/db.ts";
import { tokenHash } from "#lib/recovery/data/tokens.ts";
import type { ClaimLine, ClaimSheet, Notice, OwnClaim } from "#lib/recovery/domain/claim.ts";
import { isId } from "#lib/shared/ids.ts";
import { decodeCursor, type Page, pageOf } from "#lib/shared/pagination.ts";
import { publicName } from "#lib/structures/index.ts";

const PAGE = 50;

const LINE = {
  id: true,
  status: true,
  createdAt: true,
  decidableAt: true,
  structure: { select: { legalName: true, identifier: true, undisclosed: true } },
  claimant: { select: { firstName: true, lastName: true, loginEmail: true } },
} as const;

/** The claims for support: those that wait, oldest first, or those that were decided, newest first. Nothing to others. */
export async function listClaims(actor: Actor, waiting: boolean, after?: string): Promise<Page<ClaimLine>> {
  if (!canAsStaff(actor, "structure.recover")) return { items: [], next: null };
  const key = decodeCursor(after, 1)?.[0];
  const cursor = typeof key === "string" && isId(key) ? key : null;
  const rows = await db().structureClaim.findMany({
    where: {
      status: waiting ? "OPEN" : { not: "OPEN" },
      ...(cursor ? { id: waiting ? { gt: cursor } : { lt: cursor } } : {}),
    },
    orderBy: { id: waiting ? "asc" : "desc" },
    take: PAGE + 1,
    select: { ...LINE, _count: { select: { notices: { where: { objectedAt: { not: null } } } } } },
  });
  const page = pageOf(rows, PAGE, ({ id }) => [id]);
  return { ...page, items: page.items.map(({ _count, ...row }) => ({ ...lineOf(row), objections: _count.notices })) };
}

/** One claim with everything that support decides on; null to others. */
export async function claimSheet(actor: Actor, claimId: string): Promise<ClaimSheet | null> {
  if (!canAsStaff(actor, "structure.recover") || !isId(claimId)) return null;
  const row = await db().structureClaim.findUnique({
    where: { id: claimId },
    select: {
      ...LINE,
      structureId: true,
      explanation: true,
      reason: true,
      decidedAt: true,
      files: { select: { document: { select: { id: true, fileName: true, size: true } } } },
      notices: {
        orderBy: { id: "asc" },
        select: { manager: true, objectedAt: true, user: { select: { firstName: true, lastName: true } } },
      },
    },
  });
  if (!row) return null;
  const managers = await db().membership.findMany({
    where: { structureId: row.structureId, endedAt: null, role: { not: "USER" }, user: { status: "ACTIVE" } },
    orderBy: { role: "asc" },
    select: { user: { select: { firstName: true, lastName: true, lastSignInAt: true } } },
  });
  const { structureId, explanation, reason, decidedAt, files, notices } = row;
  return {
    ...lineOf(row),
    ...{ structureId, explanation, reason, decidedAt },
    claimantEmail: row.claimant.loginEmail,
    told: notices.length,
    objections: notices.flatMap(({ manager, objectedAt, user }) =>
      objectedAt ? [{ name: fullName(user), manager, at: objectedAt }] : [],
    ),
    managers: managers.map(({ user }) => ({ name: fullName(user), lastSignIn: user.lastSignInAt })),
    files: files.map(({ document }) => ({
      documentId: document.id,
      name: document.fileName,
      size: document.size,
    })),
  };
}

/** True when support may take the file: it belongs to that claim. */
export async function isClaimFile(actor: Actor, claimId: string, documentId: string): Promise<boolean> {
  if (!canAsStaff(actor, "structure.recover") || !isId(claimId) || !isId(documentId)) return false;
  return (await db().claimFile.count({ where: { claimId, documentId } })) === 1;
}

/** A person's latest claim to a structure; null when they made none. */
export async function ownClaim(actor: Actor, structureId: string): Promise<OwnClaim | null> {
  if (!isId(structureId)) return null;
  const row = await db().structureClaim.findFirst({
    where: { structureId, claimantId: actor.userId },
    orderBy: { id: "desc" },
    select: { ...LINE, reason: true, notices: { where: { objectedAt: { not: null } }, take: 1, select: { id: true } } },
  });
  if (!row) return null;
  const { id, status, createdAt, decidableAt, reason, structure, notices } = row;
  return {
    ...{ id, status, decidableAt, reason },
    structure: publicName(structure),
    askedAt: createdAt,
    objected: notices.length > 0,
  };
}

/** What the link of a notice is about; null when it leads nowhere any more. Looking does not object: mail scanners open links too. */
export async function readNotice(token: string): Promise<Notice | null> {
  const hash = tokenHash(token);
  if (!hash) return null;
  const row = await db().claimNotice.findFirst({
    where: { tokenHash: hash, claim: { status: "OPEN" } },
    select: { objectedAt: true, claim: { select: LINE } },
  });
  if (!row) return null;
  const { structure, claimant, createdAt, decidableAt } = row.claim;
  return {
    structure: structure.legalName,
    identifier: structure.identifier,
    claimant: fullName(claimant),
    askedAt: createdAt,
    decidableAt,
    objectedAt: row.objectedAt,
  };
}

type LineRow = {
  readonly id: string;
  readonly status: ClaimLine["status"];
  readonly createdAt: Date;
  readonly decidableAt: Date;
  readonly structure: { readonly legalName: string; readonly identifier: string };
  readonly claimant: { readonly firstName: string; readonly lastName: string };
};

function lineOf({ id, status, createdAt, decidableAt, structure, claimant }: LineRow) {
  return {
    ...{ id, status, decidableAt },
    structure: structure.legalName,
    identifier: structure.identifier,
    claimant: fullName(claimant),
    askedAt: createdAt,
  };
}

function fullName({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return `${firstName} ${lastName}`;
}
