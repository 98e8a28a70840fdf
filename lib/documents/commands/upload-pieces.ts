import "server-only";
import { ARCHIVE_LIMITS, archiveKind } from "#lib/documents/domain/archive.ts";
import { DOCUMENT_LIMITS } from "#lib/documents/domain/refusals.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { db, pool, transaction } from "#lib/platform/db.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** Files that arrive in pieces (F-49, F-158). They wait in the database: whichever web process answers finds what another one took. */

/** One piece at most: what a cut connection makes one send again. */
export const PIECE_BYTES = 512 * 1024;
/** What one person may have begun and not ended. */
const MOST_BYTES = 6 * DOCUMENT_LIMITS.bytes;
const KEPT_HOURS = 24;

type Owner = { readonly userId: string };
type Piece = {
  readonly key: string;
  /** Of its first byte in the file. */
  readonly position: number;
  /** Bytes of the whole file. */
  readonly total: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** How many bytes of a file have arrived, from its first one on. */
export async function receivedOf(owner: Owner, key: string): Promise<number> {
  const { rows } = await pool().query<{ received: string }>(
    "select coalesce(sum(length(bytes)), 0) as received from upload_piece where user_id = $1 and key = $2",
    [owner.userId, key],
  );
  return Number(rows[0]?.received ?? 0);
}

/**
 * Keeps a piece when it is the next one; any other is left aside. Answers in both cases how many bytes have arrived, which is where the
 * sender goes on: a piece sent twice, or whose answer was lost, does no harm.
 */
export async function keepPiece(
  owner: Owner,
  { key, position, total, bytes }: Piece,
): Promise<Result<{ received: number }, "INVALID_INPUT" | "TOO_LARGE" | "ARCHIVE_TOO_LARGE" | "TOO_MANY_UPLOADS">> {
  if (total > ARCHIVE_LIMITS.bytes) return refuse("ARCHIVE_TOO_LARGE", { params: { limit: ARCHIVE_LIMITS.bytes } });
  // The first piece says what the file is; the others are held to what it announced.
  if (position === 0 && total > DOCUMENT_LIMITS.bytes && !archiveKind(bytes))
    return refuse("TOO_LARGE", { params: { size: total, limit: DOCUMENT_LIMITS.bytes } });
  if (bytes.length === 0 || bytes.length > PIECE_BYTES || position + bytes.length > total)
    return refuse("INVALID_INPUT");
  const begun = await db().uploadPiece.findFirst({ where: { userId: owner.userId, key }, select: { total: true } });
  if (begun && begun.total !== total) return refuse("INVALID_INPUT");
  if (!begun && (await begunBy(owner)) + total > MOST_BYTES) return refuse("TOO_MANY_UPLOADS");
  return transaction(async (tx) => {
    // Of two at once for the same file the second waits, and then finds that its turn has passed.
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`${owner.userId} ${key}`}, 0))::text`;
    const arrived = await tx.$queryRaw<{ received: bigint }[]>`
      select coalesce(sum(length(bytes)), 0)::bigint as received from upload_piece
      where user_id = ${owner.userId}::uuid and key = ${key}`;
    const received = Number(arrived[0]?.received ?? 0);
    if (received !== position) return ok({ received });
    await tx.uploadPiece.create({
      data: { userId: owner.userId, key, position, total, bytes, createdAt: now() },
      select: { key: true },
    });
    return ok({ received: received + bytes.length });
  });
}

/** What the person has begun, counted by what it will weigh. */
async function begunBy({ userId }: Owner): Promise<number> {
  const files = await db().uploadPiece.findMany({ where: { userId, position: 0 }, select: { total: true } });
  return files.reduce((sum, { total }) => sum + total, 0);
}

/** The pieces of a file in their order. */
export async function collectPieces({ userId }: Owner, key: string): Promise<Uint8Array> {
  const where = { userId, key };
  const pieces = await db().uploadPiece.findMany({ where, orderBy: { position: "asc" }, select: { bytes: true } });
  return new Uint8Array(Buffer.concat(pieces.map(({ bytes }) => bytes)));
}

/** Forgets a file whose deposit has an answer. */
export async function dropPieces({ userId }: Owner, key: string): Promise<void> {
  await db().uploadPiece.deleteMany({ where: { userId, key } });
}

/** Forgets files that nobody came back for since a day. Returns how many pieces went. */
export async function sweepPieces(): Promise<number> {
  const before = new Date(now().getTime() - KEPT_HOURS * 3_600_000);
  return pool()
    .query(
      `delete from upload_piece p using
         (select user_id, key from upload_piece group by user_id, key having max(created_at) < $1) old
       where p.user_id = old.user_id and p.key = old.key`,
      [before],
    )
    .then(({ rowCount }) => rowCount ?? 0);
}
