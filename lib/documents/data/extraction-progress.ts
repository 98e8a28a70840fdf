import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import { type ExtractionRow, extractionFromRow, readingColumns } from "#lib/documents/data/documents.ts";
import type { DocumentReading } from "#lib/documents/domain/reading.ts";
import type { DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { db, type Tx } from "#lib/platform/db.ts";

const STATE = {
  status: true,
  kind: true,
  format: true,
  pagesTotal: true,
  pagesDone: true,
  blurredPage: true,
  reading: true,
  report: true,
  failure: true,
} as const;

const OPEN = { status: { in: ["PENDING" as const, "RUNNING" as const] } };

export async function findExtraction(documentId: string): Promise<ExtractionRow | null> {
  const row = await db().extraction.findUnique({ where: { documentId }, select: STATE });
  return row && extractionFromRow(row);
}

export type Claimed = {
  readonly sha256: string;
  readonly fileName: string;
  readonly structureId: string | null;
};

/** What a reading that was given up is said to have failed of: a reader that broke is the portal's fault, not the document's. */
const GIVEN_UP: DocumentRefusal = "READER_CRASHED";

/**
 * Takes a reading that is still to be done, also one that a worker began and did not finish, or that was given up and is tried by hand: the
 * queue hands a job to one worker at a time. Null when there is nothing left to do.
 */
export async function claimExtraction(documentId: string, at: Date): Promise<Claimed | null> {
  const { count } = await db().extraction.updateMany({
    where: { documentId, OR: [OPEN, { status: "FAILED", failure: GIVEN_UP }] },
    data: { status: "RUNNING", startedAt: at, pagesDone: 0, failure: null },
  });
  if (count === 0) return null;
  return db().document.findUniqueOrThrow({
    where: { id: documentId },
    select: { sha256: true, fileName: true, structureId: true },
  });
}

/** Never goes back: pages end in any order, and their notes too. */
export async function noteProgress(documentId: string, pagesDone: number, pagesTotal: number): Promise<void> {
  await db().extraction.updateMany({
    where: { documentId, status: "RUNNING", pagesDone: { lt: pagesDone } },
    data: { pagesDone, pagesTotal },
  });
}

/** A reading is plain data already; the type of a JSON column does not know it. */
function asJson({ reading, report }: ReturnType<typeof readingColumns>) {
  const plain = (value: object): Prisma.InputJsonObject => JSON.parse(JSON.stringify(value));
  return { reading: plain(reading), ...(report ? { report: plain(report) } : {}) };
}

/** True when this call ended the reading; false when another one had. */
export async function finishExtraction(
  tx: Tx,
  documentId: string,
  outcome: { reading: DocumentReading } | { failure: DocumentRefusal },
  at: Date,
): Promise<boolean> {
  const data =
    "reading" in outcome
      ? {
          status: "DONE" as const,
          kind: outcome.reading.kind,
          format: outcome.reading.format.depositFormat,
          ...asJson(readingColumns(outcome.reading)),
          endedAt: at,
        }
      : { status: "FAILED" as const, failure: outcome.failure, endedAt: at };
  const { count } = await tx.extraction.updateMany({ where: { documentId, status: "RUNNING" }, data });
  return count === 1;
}

/** A reading that no worker will end: whoever waits for it is told to fill the form themselves. */
export async function abandonExtraction(documentId: string, at: Date): Promise<void> {
  await db().extraction.updateMany({
    where: { documentId, ...OPEN },
    data: { status: "FAILED", failure: GIVEN_UP, endedAt: at },
  });
}
