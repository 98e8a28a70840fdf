import "server-only";
import { createHash } from "node:crypto";
import { mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { S3Driver } from "flydrive/drivers/s3";
import { env } from "#lib/platform/env.ts";
import { once } from "#lib/platform/once.ts";
import { newId } from "#lib/shared/ids.ts";

const opened = once((): { disk: Disk; root?: string } => {
  const e = env();
  if (e.S3_BUCKET) {
    const driver = new S3Driver({
      bucket: e.S3_BUCKET,
      region: e.S3_REGION,
      visibility: "private",
      supportsACL: false,
      forcePathStyle: Boolean(e.S3_ENDPOINT),
      requestChecksumCalculation: "WHEN_REQUIRED",
      ...(e.S3_ENDPOINT ? { endpoint: e.S3_ENDPOINT } : {}),
      ...(e.S3_ACCESS_KEY_ID && e.S3_SECRET_ACCESS_KEY
        ? { credentials: { accessKeyId: e.S3_ACCESS_KEY_ID, secretAccessKey: e.S3_SECRET_ACCESS_KEY } }
        : {}),
    });
    return { disk: new Disk(driver) };
  }
  const root = e.STORAGE_DIR
    ? path.resolve(/* turbopackIgnore: true */ e.STORAGE_DIR)
    : path.join(e.dataDir, "documents");
  return { disk: new Disk(new FSDriver({ location: root, visibility: "private" })), root };
});

export function sha256Hex(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function keyOf(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(/* turbopackIgnore: true */ folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Written aside, then renamed: under its key the file is whole or not at all, and nothing that leads to it is lost with the power. */
async function putOnDisk(root: string, key: string, bytes: Uint8Array): Promise<void> {
  const aside = path.join(/* turbopackIgnore: true */ root, "incoming", newId());
  const target = path.join(/* turbopackIgnore: true */ root, key);
  const folder = path.dirname(target);
  const firstMade = await mkdir(folder, { recursive: true });
  // `flush` syncs the content before the file is closed.
  const write = () => writeFile(aside, bytes, { flush: true, mode: 0o600 });
  try {
    await write().catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      await mkdir(path.dirname(aside), { recursive: true });
      await write();
    });
    await rename(aside, target);
  } catch (error) {
    // On a full disk half a file would make it fuller.
    await rm(aside, { force: true }).catch(() => undefined);
    throw error;
  }
  const changed = [folder];
  // A folder that was made is itself an entry of the one above.
  for (let made = firstMade && folder; made && made.length >= (firstMade ?? "").length; made = path.dirname(made)) {
    changed.push(path.dirname(made));
  }
  // At once: the disk writes them together.
  await Promise.all(changed.map(syncFolder));
}

/** Recognised by its mark, not by its class: a bundle may hold two copies. */
export function isStorageFailure(error: unknown): boolean {
  return error instanceof Error && "choraleStorage" in error;
}

/**
 * Stores bytes under their SHA-256 and returns it once they are safe on disk: the row that names them may then commit.
 * On disk the file appears whole or not at all (written aside, then renamed), so a crash never leaves half a document under a good name.
 */
export async function storeBytes(bytes: Uint8Array): Promise<string> {
  const { disk: target, root } = opened();
  const sha256 = sha256Hex(bytes);
  const key = keyOf(sha256);
  try {
    if (await target.exists(key)) return sha256;
    await (root ? putOnDisk(root, key, bytes) : target.put(key, bytes));
  } catch (cause) {
    throw Object.assign(new Error("a document could not be stored", { cause }), { choraleStorage: true });
  }
  return sha256;
}

const ASIDE = "aside/";
const asideKey = (sha256: string) => `${ASIDE}${sha256}`;

/** Stored under each of these first two digits of a hash. */
export const STORAGE_PREFIXES = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, "0"));

export type StoredFile = { readonly sha256: string; readonly at: Date };

/** Files under a folder of the storage, with the time of their last writing; a folder that does not exist has none. */
async function* filesUnder(folder: string): AsyncGenerator<{ key: string; at: Date }> {
  const { disk: target } = opened();
  let paginationToken: string | undefined;
  do {
    const page = await target
      .listAll(folder, { recursive: true, ...(paginationToken ? { paginationToken } : {}) })
      .catch(() => ({ objects: [], paginationToken: undefined }));
    for (const one of page.objects) {
      if (!one.isFile) continue;
      const { lastModified } = await target.getMetaData(one.key);
      yield { key: one.key, at: lastModified };
    }
    ({ paginationToken } = page);
  } while (paginationToken);
}

/** What is stored under the first two digits of a hash, a page of rows at a time being enough for any caller. */
export async function* storedUnder(prefix: string): AsyncGenerator<StoredFile> {
  for await (const { key, at } of filesUnder(prefix)) yield { sha256: key.slice(key.lastIndexOf("/") + 1), at };
}

/** What was set aside, and when. */
export async function* setAsideFiles(): AsyncGenerator<StoredFile> {
  for await (const { key, at } of filesUnder(ASIDE)) yield { sha256: key.slice(ASIDE.length), at };
}

/** Takes a file out of the way without losing it: `loadBytes` still finds it, and the copy bears the time of this moment. */
export async function setAside(sha256: string): Promise<void> {
  const { disk: target } = opened();
  await target.copy(keyOf(sha256), asideKey(sha256));
  await target.delete(keyOf(sha256));
}

/** Puts a file that was set aside back in its place. */
export async function bringBack(sha256: string): Promise<void> {
  const { disk: target } = opened();
  await storeBytes(await target.getBytes(asideKey(sha256)));
  await target.delete(asideKey(sha256));
}

/** Deletes a file that was set aside. */
export async function discardAside(sha256: string): Promise<void> {
  await opened().disk.delete(asideKey(sha256));
}

/** Deletes what a process that died had not finished writing before `before`; returns how many files that were. */
export async function discardUnfinished(before: Date): Promise<number> {
  let gone = 0;
  for await (const { key, at } of filesUnder("incoming/")) {
    if (at >= before) continue;
    await opened().disk.delete(key);
    gone += 1;
  }
  return gone;
}

/** The bytes of a stored document. Throws when they are missing or no longer match their hash: a silent wrong file is worse than an error. */
export async function loadBytes(sha256: string): Promise<Uint8Array> {
  const { disk: target } = opened();
  // Set aside as nobody's a moment before its row came: it is still there, and goes back to its place with the next sweep.
  const bytes = await target
    .getBytes(keyOf(sha256))
    .catch((error: unknown) => target.getBytes(asideKey(sha256)).catch(() => Promise.reject(error)));
  if (sha256Hex(bytes) !== sha256) throw new Error(`stored document ${sha256} does not match its hash`);
  return bytes;
}

/** Writes a small file, reads it back and deletes it. Throws when any of it fails, or when what was read is not what was written. */
export async function tryStorage(): Promise<void> {
  const { disk: target, root } = opened();
  const key = `probe/${newId()}`;
  const bytes = Buffer.from(key);
  await (root ? putOnDisk(root, key, bytes) : target.put(key, bytes));
  const read = await target.getBytes(key);
  await target.delete(key);
  if (!bytes.equals(read)) throw new Error("the storage gave back something else");
}

/** Whether what is stored under a hash is still those bytes, read as a stream: a large file costs no memory. Throws when the storage cannot be asked. */
export async function checkStored(sha256: string): Promise<"intact" | "altered" | "missing"> {
  const { disk: target } = opened();
  const key = (await target.exists(keyOf(sha256))) ? keyOf(sha256) : asideKey(sha256);
  if (!(await target.exists(key))) return "missing";
  const hash = createHash("sha256");
  for await (const part of await target.getStream(key)) hash.update(part);
  return hash.digest("hex") === sha256 ? "intact" : "altered";
}
