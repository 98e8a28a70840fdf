import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadBytes, sha256Hex, storeBytes } from "#lib/platform/storage.ts";
import { freePort } from "#scripts/support/ports.ts";

let server: S3rver;

beforeAll(async () => {
  const port = await freePort();
  const directory = mkdtempSync(path.join(os.tmpdir(), "chorale-s3-"));
  server = new S3rver({
    port,
    address: "127.0.0.1",
    silent: true,
    directory,
    configureBuckets: [{ name: "documents", configs: [] }],
  });
  await server.run();
  Object.assign(process.env, {
    S3_BUCKET: "documents",
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_ACCESS_KEY_ID: "S3RVER",
    S3_SECRET_ACCESS_KEY: "S3RVER",
  });
});

afterAll(() => server.close());

describe("storage on S3", () => {
  it("refuses a document that is not there", async () => {
    await expect(loadBytes(sha256Hex(new Uint8Array([9])))).rejects.toThrow();
  });

  it("gives back what was stored, twice the same content being stored once", async () => {
    const bytes = new Uint8Array(300_000).map((_, index) => index % 251);
    const sha256 = await storeBytes(bytes);
    expect(sha256).toBe(sha256Hex(bytes));
    expect(await storeBytes(bytes)).toBe(sha256);
    expect(Buffer.compare(await loadBytes(sha256), bytes)).toBe(0);
  });
});
