import "server-only";
import { db, type Tx } from "#lib/platform/db.ts";
import { ahead } from "#lib/platform/writes.ts";
import { canonicalJson, type Json, sha256 } from "#lib/shared/fingerprint.ts";

export type Claim<T> =
  | { readonly first: true }
  | { readonly first: false; readonly sameBody: boolean; readonly answer: T | null };

type KeyOf = { readonly userId: string; readonly operation: string; readonly key: string };

/**
 * Claims a key for this transaction. A second request with the same key waits here for the first to end; then it finds the answer,
 * or, when the first was rolled back, becomes the first.
 *
 * @param answer what `keepAnswer` would keep, when it is known beforehand: one statement then does for both.
 */
export async function claimKey<T>(
  tx: Tx,
  { userId, operation, key }: KeyOf,
  body: Json,
  answer: Readonly<Record<string, string>> | null = null,
): Promise<Claim<T>> {
  const bodyHash = sha256(canonicalJson(body));
  const response = answer && JSON.stringify(answer);
  // It has nothing to do with the rows that wait: a repetition is told before they leave.
  const inserted = await ahead(tx).$executeRaw`
    insert into idempotency_key (user_id, operation, key, body_hash, response)
    values (${userId}::uuid, ${operation}, ${key}, ${bodyHash}, ${response}::jsonb)
    on conflict do nothing`;
  if (inserted === 1) return { first: true };
  const where = { userId_operation_key: { userId, operation, key } };
  const known = await tx.idempotencyKey.findUniqueOrThrow({ where });
  return { first: false, sameBody: known.bodyHash === bodyHash, answer: known.response as T | null };
}

/** The answer that was kept for a key, or null. */
export async function answerFor<T>({ userId, operation, key }: KeyOf): Promise<T | null> {
  const where = { userId_operation_key: { userId, operation, key } };
  const known = await db().idempotencyKey.findUnique({ where, select: { response: true } });
  return (known?.response ?? null) as T | null;
}

/** Keeps the answer of the request that claimed the key, for those that repeat it. */
export async function keepAnswer(
  tx: Tx,
  { userId, operation, key }: KeyOf,
  answer: Readonly<Record<string, string>>,
): Promise<void> {
  const where = { userId_operation_key: { userId, operation, key } };
  await tx.idempotencyKey.update({ where, data: { response: answer } });
}
