import "server-only";
import { pool } from "#lib/platform/db.ts";
import { checkStored } from "#lib/platform/storage.ts";

const AT_ONCE = 500;
/** Files read side by side: enough to keep a disk or a bucket busy, little enough to leave room for deposits. */
const READERS = 4;

export type VerifiedFiles = {
  readonly checked: number;
  readonly last: string | null;
  readonly broken: readonly { readonly subject: string; readonly reason: "missing" | "altered" }[];
};

/** Reads the next stored files that documents name, in the order of their hashes, and compares each with its hash (T-19). `last` is null at the end. */
export async function verifyStored(after: string | null): Promise<VerifiedFiles> {
  const { rows } = await pool().query<{ sha256: string }>(
    "select distinct sha256 from document where sha256 > $1 order by sha256 limit $2",
    [after ?? "", AT_ONCE],
  );
  const queue = rows.map(({ sha256 }) => sha256);
  const last = queue.at(-1) ?? null;
  const broken: { subject: string; reason: "missing" | "altered" }[] = [];
  const reader = async () => {
    for (let sha256 = queue.shift(); sha256; sha256 = queue.shift()) {
      const state = await checkStored(sha256);
      if (state !== "intact") broken.push({ subject: sha256, reason: state });
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  return { checked: rows.length, last, broken };
}
