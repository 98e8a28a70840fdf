import "server-only";
import { type Actor, can, refusedIn } from "#lib/access/index.ts";
import { hasFreshProof } from "#lib/accounts/index.ts";
import type { AuditSubject } from "#lib/audit/index.ts";
import { type AuditDetails, type AuditType, recordAudit, recordDenied } from "#lib/audit/index.ts";
import { now, trueNow } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { type Refusal, type Result, refuse } from "#lib/shared/result.ts";

/** PROOF_NEEDED only from what is asked to be fresh. */
export type ManageRefusal = "NOT_FOUND" | "FORBIDDEN" | "PROOF_NEEDED";

type Options<C extends string> = {
  /** Only right after a second factor. */
  readonly fresh?: boolean;
  /** What takes time, once the person may do it and before the structure is locked; a refusal ends it there. */
  readonly before?: () => Promise<Refusal<C> | null>;
};

export type Managed = {
  readonly id: string;
  readonly kind: "PUBLIQUE" | "PRIVEE";
  readonly status: "ACTIVE" | "INACTIVE";
  readonly legalName: string;
  readonly identifier: string;
  readonly undisclosed: boolean;
  readonly version: number;
};

export type StructureChange = {
  readonly tx: Tx;
  readonly at: Date;
  readonly structure: Managed;
  /** Keeps what was done, in the trail that the managers read. */
  readonly keep: <T extends AuditType>(
    type: T,
    detail: AuditDetails[T],
    subject?: AuditSubject,
    /** Another structure whose trail it belongs to. */
    elsewhere?: string,
  ) => Promise<void>;
};

/**
 * Runs a change of a structure by somebody who manages the whole of it: one at a time (the second of two waits, and sees what the first
 * left), and all of it or nothing. To those who do not belong to it the structure does not exist; a member is told who manages it.
 *
 * @param what names the attempt in the trail when it is refused.
 */
export async function changeStructure<T, C extends string>(
  actor: Actor,
  structureId: string,
  what: string,
  work: (change: StructureChange) => Promise<Result<T, C>>,
  { fresh = false, before }: Options<C> = {},
): Promise<Result<T, C | ManageRefusal>> {
  const subject = { structureId };
  const at = now();
  const denied = await whyNot(actor, structureId, fresh);
  const outcome =
    denied ??
    (await before?.()) ??
    (await transaction<Result<T, C | ManageRefusal>>(async (tx) => {
      const structure = await lockManaged(tx, structureId);
      if (!structure) return abort(refuse("NOT_FOUND"));
      const done = await work({ tx, at, structure, keep: keeper(tx, actor, structureId) });
      return done.ok ? done : abort(done satisfies Refusal);
    }));
  if (!outcome.ok && outcome.code !== "INVALID_INPUT")
    // An id that names nothing of theirs is kept without it: the trail points to what exists.
    await recordDenied(actor, `${what} ${outcome.code}`, outcome.code === "NOT_FOUND" ? {} : subject);
  return outcome;
}

async function whyNot(actor: Actor, structureId: string, fresh: boolean): Promise<Refusal<ManageRefusal> | null> {
  if (!can(actor, "organisation.manage", { structureId })) return refusedIn(actor, structureId);
  return fresh && !(await hasFreshProof(actor.sessionId, trueNow())) ? refuse("PROOF_NEEDED") : null;
}

/** Changes of one structure go one after the other; rows that only refer to it are not held up. */
async function lockManaged(tx: Tx, structureId: string): Promise<Managed | undefined> {
  const rows = await tx.$queryRaw<Managed[]>`
    select id, kind::text, status::text, legal_name as "legalName", identifier, undisclosed, version
    from structure where id = ${structureId}::uuid for no key update`;
  return rows[0];
}

function keeper(tx: Tx, { userId, sessionId }: Actor, structureId: string): StructureChange["keep"] {
  return (type, detail, subject = { type: "structure", id: structureId }, elsewhere = structureId) =>
    recordAudit(tx, { type, detail, userId, sessionId, structureId: elsewhere, subject });
}
