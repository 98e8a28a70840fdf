import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import type { DepositFormat } from "#lib/documents/domain/detect.ts";
import type { DocumentReading, FreshReading, ReadingKind } from "#lib/documents/domain/reading.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { SignatureReport } from "#lib/shared/signature.ts";

export type NewDocument = {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly detectedKind: string | null;
  readonly signatures: readonly SignatureReport[];
  readonly scanned: boolean;
  /** Null: by nobody with an account; then no structure owns it either. */
  readonly uploadedById: string | null;
  readonly structureId: string | null;
};

/** The bytes must be safe in storage before this row commits. */
export async function insertDocument(tx: Tx, { scanned, signatures, ...row }: NewDocument): Promise<void> {
  await tx.document.create({
    select: { id: true },
    data: {
      ...row,
      scanState: scanned ? "CLEAN" : "NOT_CHECKED",
      ...(signatures.length > 0 ? { signatures: signatures.map((one) => ({ ...one })) } : {}),
    },
  });
}

/** What is known of a reading: all of it, or that images are still to be read by a job. */
export async function insertExtraction(
  tx: Tx,
  documentId: string,
  reading: DocumentReading,
  at: Date,
): Promise<"DONE" | "PENDING"> {
  const status = reading.needsOcr ? "PENDING" : "DONE";
  await tx.extraction.create({
    select: { documentId: true },
    data: {
      documentId,
      status,
      kind: reading.kind,
      format: reading.format.depositFormat,
      pagesTotal: reading.pages,
      pagesDone: reading.needsOcr ? 0 : reading.pages,
      startedAt: reading.needsOcr ? null : at,
      endedAt: reading.needsOcr ? null : at,
      blurred: reading.warnings.some(({ code }) => code === "BLURRED"),
      ...(reading.needsOcr ? {} : readingColumns(reading)),
    },
  });
  return status;
}

/** A reading is plain data already; the type of a JSON column does not know it. What the norm says has a column of its own, the words a table. */
export function readingColumns({ report, text: _, placed: __, ...reading }: DocumentReading & Partial<FreshReading>): {
  reading: Prisma.InputJsonObject;
  report?: Prisma.InputJsonObject;
} {
  const plain = (value: object): Prisma.InputJsonObject => JSON.parse(JSON.stringify(value));
  return { reading: plain(reading), ...(report ? { report: plain(report) } : {}) };
}

export type ExtractionRow = {
  readonly status: "PENDING" | "RUNNING" | "DONE" | "FAILED";
  readonly kind: ReadingKind | null;
  readonly format: DepositFormat | null;
  readonly pagesTotal: number | null;
  readonly pagesDone: number;
  /** Seen when it came in, before it was read. */
  readonly blurred: boolean;
  readonly reading: DocumentReading | null;
  readonly failure: string | null;
};

/** Row to view: only this module writes these columns, so their texts are the types'. */
export function extractionFromRow({
  report,
  ...row
}: {
  status: ExtractionRow["status"];
  kind: string | null;
  format: string | null;
  pagesTotal: number | null;
  pagesDone: number;
  blurred: boolean;
  reading: unknown;
  report: unknown;
  failure: string | null;
}): ExtractionRow {
  return {
    ...row,
    kind: row.kind as ReadingKind | null,
    format: row.format as DepositFormat | null,
    // A row of before the reports has none.
    reading: row.reading
      ? { ...(row.reading as Omit<DocumentReading, "report">), report: report as DocumentReading["report"] }
      : null,
  };
}
