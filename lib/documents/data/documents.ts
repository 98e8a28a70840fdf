import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { DepositFormat } from "#lib/documents/domain/detect.ts";
import type { DocumentReading, FreshReading, ReadingKind } from "#lib/documents/domain/reading.ts";
import type { Tx } from "#lib/platform/db.ts";
import { write } from "#lib/platform/writes.ts";
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
  const told = signatures.length > 0 ? JSON.stringify(signatures) : null;
  await write(
    tx,
    Prisma.sql`insert into document (id, sha256, size, file_name, media_type, detected_kind, signatures, scan_state, uploaded_by_id, structure_id)
    values (${row.id}::uuid, ${row.sha256}, ${row.size}::int, ${row.fileName}, ${row.mediaType}, ${row.detectedKind}, ${told}::jsonb,
      ${scanned ? "CLEAN" : "NOT_CHECKED"}::"ScanState", ${row.uploadedById}::uuid, ${row.structureId}::uuid)`,
  );
}

/** What is known of a reading: all of it, or that images are still to be read by a job. */
export async function insertExtraction(
  tx: Tx,
  documentId: string,
  reading: DocumentReading,
  at: Date,
): Promise<"DONE" | "PENDING"> {
  const done = !reading.needsOcr;
  const status = done ? "DONE" : "PENDING";
  const blurred = reading.warnings.find(({ code }) => code === "BLURRED")?.params?.page ?? null;
  const columns = done ? readingColumns(reading) : null;
  const ended = done ? at : null;
  await write(
    tx,
    Prisma.sql`insert into extraction (document_id, status, kind, format, pages_total, pages_done, blurred_page, reading, report, started_at, ended_at)
    values (${documentId}::uuid, ${status}::"ExtractionStatus", ${reading.kind}, ${reading.format.depositFormat}, ${reading.pages}::int,
      ${done ? reading.pages : 0}::int, ${blurred}::int, ${columns && JSON.stringify(columns.reading)}::jsonb,
      ${columns?.report ? JSON.stringify(columns.report) : null}::jsonb, ${ended}::timestamptz, ${ended}::timestamptz)`,
  );
  return status;
}

/** A reading in its columns. What the norm says has one of its own, the words a table. */
export function readingColumns({ report, text: _, placed: __, ...reading }: DocumentReading & Partial<FreshReading>) {
  return { reading, report };
}

export type ExtractionRow = {
  readonly status: "PENDING" | "RUNNING" | "DONE" | "FAILED";
  readonly kind: ReadingKind | null;
  readonly format: DepositFormat | null;
  readonly pagesTotal: number | null;
  readonly pagesDone: number;
  /** The first page that is blurred, seen when it came in, before it was read. */
  readonly blurredPage: number | null;
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
  blurredPage: number | null;
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
