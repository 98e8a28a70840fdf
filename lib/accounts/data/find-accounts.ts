import "server-only";
import { pool } from "#lib/platform/db.ts";

/** The expression of the index `user_search`, to the letter. */
const TEXT = "plain_text(first_name || ' ' || last_name || ' ' || login_email || ' ' || contact_email)";
const COLUMNS = `id, first_name || ' ' || last_name as name, login_email as email, status, created_at as "createdAt",
  last_sign_in_at as "lastSignInAt", locked_until as "lockedUntil"`;

/** Candidates that are ranked by likeness: a common name fits tens of thousands. */
const CANDIDATES = 300;

export type AccountFound = {
  id: string;
  name: string;
  email: string;
  status: "PENDING" | "ACTIVE" | "CLOSED";
  createdAt: Date;
  lastSignInAt: Date | null;
  lockedUntil: Date | null;
};

type Wanted = {
  readonly patterns: readonly string[];
  readonly status: string | null;
  readonly after: string | null;
  readonly limit: number;
};

/** Newest first, which is the order of the ids. One `like` per word: the index serves no `like all (array)`. */
export async function accountsWith({ patterns, status, after, limit }: Wanted): Promise<AccountFound[]> {
  const values: unknown[] = [];
  const add = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    ...patterns.map((pattern) => `${TEXT} like ${add(pattern)}`),
    ...(status ? [`status = ${add(status)}::"UserStatus"`] : []),
    ...(after ? [`id < ${add(after)}::uuid`] : []),
  ];
  const where = conditions.length > 0 ? `where ${conditions.join(" and ")}` : "";
  const sql = `select ${COLUMNS} from "user" ${where} order by id desc limit ${add(limit)}`;
  return (await pool().query<AccountFound>(sql, values)).rows;
}

type Near = {
  readonly text: string;
  readonly words: readonly string[];
  readonly status: string | null;
  readonly limit: number;
};

/**
 * Each word spelled nearly so somewhere, the most alike first. `threshold`: pg_trgm.word_similarity_threshold, set for one transaction, so that
 * the pool's other queries keep theirs.
 */
export async function accountsNear({ text, words, status, limit }: Near, threshold: number): Promise<AccountFound[]> {
  const values: unknown[] = [];
  const add = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    ...words.map((word) => `${add(word)} <% ${TEXT}`),
    ...(status ? [`status = ${add(status)}::"UserStatus"`] : []),
  ];
  const sql = `with found as (select ${COLUMNS}, ${TEXT} as text from "user" where ${conditions.join(" and ")} limit ${CANDIDATES})
    select * from found order by word_similarity(${add(text)}, text) desc, id desc limit ${add(limit)}`;
  const client = await pool().connect();
  try {
    await client.query("begin read only");
    await client.query("select set_config('pg_trgm.word_similarity_threshold', $1, true)", [String(threshold)]);
    const { rows } = await client.query<AccountFound>(sql, values);
    await client.query("commit");
    client.release();
    return rows;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
