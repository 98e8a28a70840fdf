import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import {
  FAULT_REASONS,
  INTEGRITY_KINDS,
  type IntegrityFaultView,
  type IntegrityKind,
  type IntegrityRunView,
} from "#lib/integrity/domain/runs.ts";
import { db } from "#lib/platform/db.ts";

const RUN = { id: true, kind: true, startedAt: true, endedAt: true, checked: true, broken: true } as const;
const RUNS_SHOWN = 20;
const FAULTS_SHOWN = 200;

export type IntegrityReport = {
  readonly runs: readonly IntegrityRunView[];
  /** What the last run of each kind found. */
  readonly faults: readonly IntegrityFaultView[];
};

/** The last runs and what they found; null for who may not know. */
export async function integrityReport(actor: Actor): Promise<IntegrityReport | null> {
  if (!canAsStaff(actor, "integrity.read")) return null;
  const runs = await db().integrityRun.findMany({ orderBy: { startedAt: "desc" }, take: RUNS_SHOWN, select: RUN });
  const last = INTEGRITY_KINDS.flatMap((kind) => runs.find((run) => run.kind === kind) ?? []);
  const found = await db().integrityFault.findMany({
    where: { runId: { in: last.map(({ id }) => id) } },
    orderBy: [{ foundAt: "desc" }, { subject: "asc" }],
    take: FAULTS_SHOWN,
    select: { subject: true, reason: true, foundAt: true, run: { select: { kind: true } } },
  });
  return {
    runs,
    faults: found.flatMap(({ run, reason, ...fault }) => {
      const known = FAULT_REASONS.find((one) => one === reason);
      return known ? [{ ...fault, reason: known, kind: run.kind }] : [];
    }),
  };
}

/** When everything of a kind was last found whole or not, for whoever's archives it concerns. Null before the first run has ended. */
export function lastVerification(kind: IntegrityKind): Promise<IntegrityRunView | null> {
  return db().integrityRun.findFirst({
    where: { kind, endedAt: { not: null } },
    orderBy: { startedAt: "desc" },
    select: RUN,
  });
}

/** Which of these subjects the last ended run found broken. */
export async function brokenAmong(kind: IntegrityKind, subjects: readonly string[]): Promise<ReadonlySet<string>> {
  const run = await lastVerification(kind);
  if (!run || run.broken === 0) return new Set();
  const found = await db().integrityFault.findMany({
    where: { runId: run.id, subject: { in: [...subjects] } },
    select: { subject: true },
  });
  return new Set(found.map(({ subject }) => subject));
}

export type ArchivesState = {
  /** When every file and every history had last been gone over; null before the first time. */
  readonly files: Date | null;
  readonly histories: Date | null;
  /** Those of the invoices asked about whose file or history is not as it was left. */
  readonly broken: ReadonlySet<string>;
};

/** What the last verifications said of these invoices. The caller may see them: nothing is said of others. */
export async function stateOfArchives(invoiceIds: readonly string[]): Promise<ArchivesState> {
  const [files, histories, stored] = await Promise.all([
    lastVerification("FILES"),
    lastVerification("HISTORIES"),
    db().invoiceFile.findMany({
      where: { invoiceId: { in: [...invoiceIds] } },
      select: { invoiceId: true, document: { select: { sha256: true } } },
    }),
  ]);
  const [brokenFiles, brokenHistories] = await Promise.all([
    brokenAmong(
      "FILES",
      stored.map(({ document }) => document.sha256),
    ),
    brokenAmong("HISTORIES", invoiceIds),
  ]);
  const damaged = stored.filter(({ document }) => brokenFiles.has(document.sha256)).map(({ invoiceId }) => invoiceId);
  return {
    files: files?.endedAt ?? null,
    histories: histories?.endedAt ?? null,
    broken: new Set([...damaged, ...brokenHistories]),
  };
}
