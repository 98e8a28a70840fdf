import { describe, expect, it } from "vitest";
import { hasName, indexOfName } from "#lib/documents/domain/find-name.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");

describe("a name in the bytes of a PDF", () => {
  it.each([
    ["at the start", "/ByteRange [0 1]"],
    ["at the end", "%PDF-1.7 … /ByteRange"],
    ["behind names that begin the same", "/ByteRate /ByteRang /ByteR/ByteRange"],
    ["behind a thousand of them", `${"/ByteR".repeat(3_000)}/ByteRange ${"/ByteR".repeat(3_000)}/ByteRange`],
    ["beside bytes that are no text", "\u00ff\u0080\u0000/ByteRange\u0000"],
    ["cut off", "a page /ByteRan"],
    ["nowhere", "/Byte Range"],
    ["in nothing", ""],
  ])("is found where it is: %s", (_, text) => {
    const buffer = bytes(text);
    for (let from = 0; from <= buffer.length; from = from < 40 ? from + 1 : from * 2)
      expect(indexOfName(buffer, "/ByteRange", from)).toBe(buffer.indexOf("/ByteRange", from, "latin1"));
    expect(hasName(buffer, "/ByteRange")).toBe(text.includes("/ByteRange"));
  });

  it("may be shorter than what is searched at once", () => {
    expect(indexOfName(bytes("a b c"), "c")).toBe(4);
    expect(indexOfName(bytes("a b c"), "d")).toBe(-1);
  });
});
