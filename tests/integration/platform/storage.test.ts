import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { env } from "#lib/platform/env.ts";
import { loadBytes, storeBytes } from "#lib/platform/storage.ts";

const bytes = new TextEncoder().encode("facture");

describe("storage", () => {
  it("refuses to hand out a document whose bytes no longer match their hash (T-19)", async () => {
    const sha256 = await storeBytes(new TextEncoder().encode("to be altered"));
    const file = path.join(env().dataDir, "documents", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    writeFileSync(file, "altered");
    await expect(loadBytes(sha256)).rejects.toThrow(/does not match/);
  });

  it("gives back what was stored, once per content, and leaves nothing aside", async () => {
    const first = await storeBytes(bytes);
    expect(await storeBytes(bytes)).toBe(first);
    expect(new TextDecoder().decode(await loadBytes(first))).toBe("facture");
    expect(readdirSync(path.join(env().dataDir, "documents", "incoming"))).toEqual([]);
  });
});
