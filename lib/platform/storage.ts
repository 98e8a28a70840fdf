import "server-only";
import { createHash } from "node:crypto";
import { mkdir, open, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { S3Driver } from "flydrive/drivers/s3";
import { env } from "#lib/platform/env.ts";
import { newId } from "#lib/shared/ids.ts";

let disk: { disk: Disk; root?: string } | undefined;

function opened() {
  if (disk) return disk;
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
    disk = { disk: new Disk(driver) };
  } else {
    const root = e.STORAGE_DIR
      ? path.resolve(/* turbopackIgnore: true */ e.STORAGE_DIR)
      : path.join(e.dataDir, "documents");
    disk = { disk: new Disk(new FSDriver({ location: root, visibility: "private" })), root };
  }
  return disk;
}

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
  await mkdir(path.dirname(aside), { recursive: true });
  // `flush` syncs the content before the file is closed.
  await writeFile(aside, bytes, { flush: true, mode: 0o600 });
  await rename(aside, target);
  await syncFolder(folder);
  // A folder that was made is itself an entry of the one above.
  for (let made = firstMade && folder; made && made.length >= (firstMade ?? "").length; made = path.dirname(made)) {
    await syncFolder(path.dirname(made));
  }
}

/**
 * Stores bytes under their SHA-256 and returns it once they are safe on disk: the row that names them may then commit.
 * On disk the file appears whole or not at all (written aside, then renamed), so a crash never leaves half a document under a good name.
 */
export async function storeBytes(bytes: Uint8Array): Promise<string> {
  const { disk: target, root } = opened();
  const sha256 = sha256Hex(bytes);
  const key = keyOf(sha256);
  if (await target.exists(key)) return sha256;
  if (!root) {
    await target.put(key, bytes);
    return sha256;
  }
  await putOnDisk(root, key, bytes);
  return sha256;
}

/** The bytes of a stored document. Throws when they are missing or no longer match their hash: a silent wrong file is worse than an error. */
export async function loadBytes(sha256: string): Promise<Uint8Array> {
  const bytes = await opened().disk.getBytes(keyOf(sha256));
  if (sha256Hex(bytes) !== sha256) throw new Error(`stored document ${sha256} does not match its hash`);
  return bytes;
}
