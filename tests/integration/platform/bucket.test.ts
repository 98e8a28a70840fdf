import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadBytes, storeBytes } from "#lib/platform/storage.ts";
import { prepareBucket } from "#scripts/support/bucket.ts";
import { freePort } from "#scripts/support/ports.ts";

let server: S3rver;

beforeAll(async () => {
  const port = await freePort();
  const directory = mkdtempSync(path.join(os.tmpdir(), "chorale-bucket-"));
  server = new S3rver({ port, address: "127.0.0.1", silent: true, directory });
  await server.run();
  Object.assign(process.env, {
    S3_BUCKET: "fresh",
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_ACCESS_KEY_ID: "S3RVER",
    S3_SECRET_ACCESS_KEY: "S3RVER",
  });
});

afterAll(() => server.close());

describe("prepareBucket", () => {
  it("makes the bucket once, then finds it, and documents can be stored", async () => {
    await expect(storeBytes(new Uint8Array([1]))).rejects.toThrow();
    expect(await prepareBucket()).toBe("made");
    expect(await prepareBucket()).toBe("present");
    const bytes = new Uint8Array([1, 2, 3]);
    expect(Buffer.compare(await loadBytes(await storeBytes(bytes)), bytes)).toBe(0);
  });
});
