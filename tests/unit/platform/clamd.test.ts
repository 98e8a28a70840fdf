import { afterEach, describe, expect, it } from "vitest";
import { scanWithClamd } from "#lib/platform/clamd.ts";
import { EICAR, type FakeClamd, startFakeClamd } from "#tests/factories/clamd.ts";

describe("asking clamd (T-40)", () => {
  let clamd: FakeClamd | undefined;
  afterEach(() => clamd?.close());
  const bytes = (text: string) => new TextEncoder().encode(text);

  it("tells an infected file and its signature", async () => {
    clamd = await startFakeClamd();
    expect(await scanWithClamd(clamd.address, bytes(`before ${EICAR} after`))).toEqual({
      verdict: "infected",
      signature: "Eicar-Signature",
    });
  });

  it("calls a file clean only when clamd says so, and sends every byte of it", async () => {
    clamd = await startFakeClamd();
    expect(await scanWithClamd(clamd.address, new Uint8Array(300_000))).toEqual({ verdict: "clean" });
    expect(clamd.scanned).toEqual([300_000]);
  });

  it.each([
    ["an error of clamd", "INSTREAM size limit exceeded. ERROR"],
    ["an answer nobody knows", "stream: MAYBE"],
    ["an empty answer", ""],
    ["a connection closed without a word", null],
  ])("does not take %s for health", async (_, answer) => {
    clamd = await startFakeClamd({ answer });
    expect((await scanWithClamd(clamd.address, bytes("text"))).verdict).toBe("unavailable");
  });

  it("is unavailable when nobody listens, or the address is of no known kind", async () => {
    clamd = await startFakeClamd();
    const { address } = clamd;
    await clamd.close();
    clamd = undefined;
    expect((await scanWithClamd(address, bytes("text"))).verdict).toBe("unavailable");
    expect((await scanWithClamd("http://127.0.0.1:1", bytes("text"))).verdict).toBe("unavailable");
    expect((await scanWithClamd("not an address", bytes("text"))).verdict).toBe("unavailable");
  });
});
