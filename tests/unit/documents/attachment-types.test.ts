import { describe, expect, it } from "vitest";
import { ATTACHMENT_TYPES, checkAttachment, contentAgrees } from "#lib/documents/domain/attachment-types.ts";

const LIMIT = 10 * 1024 * 1024;

function typeOf(fileName: string) {
  const result = checkAttachment(fileName, 1);
  if (!result.ok) throw new Error(result.code);
  return result.data;
}

describe("attachments (T-41)", () => {
  it.each([
    ["sans-extension", 1, "NAME_WITHOUT_EXTENSION"],
    [`${"a".repeat(47)}.pdf`, 1, "NAME_TOO_LONG"],
    ["facture.exe", 1, "EXTENSION_NOT_ACCEPTED"],
    ["facture.pdf.bat", 1, "EXTENSION_NOT_ACCEPTED"],
    ["bon.pdf", 0, "EMPTY"],
    ["bon.pdf", LIMIT + 1, "TOO_LARGE"],
  ])("refuses %s of %i bytes: %s", (name, size, code) => {
    expect(checkAttachment(name, size)).toMatchObject({ ok: false, code });
  });

  it("accepts the 35 extensions of the domain reference, in any case, up to the limit", () => {
    expect(ATTACHMENT_TYPES).toHaveLength(35);
    for (const { extension } of ATTACHMENT_TYPES) {
      expect(checkAttachment(`bon.${extension.toUpperCase()}`, LIMIT).ok).toBe(true);
    }
  });

  const bytes = (text: string) => new TextEncoder().encode(text);
  it.each([
    ["bon.pdf", "pdf", "%PDF-1.7", true],
    ["bon.pdf", "exe", "MZ", false],
    ["bon.pdf", undefined, "Bonjour", false],
    ["bon.png", "jpg", "", false],
    ["bon.txt", undefined, "Bonjour", true],
    ["bon.txt", "bmp", "BMW : trois roues", true],
    ["bon.txt", "elf", "\x7fELF\x02", false],
    ["bon.txt", undefined, "a\0b", false],
    ["bon.txt", "pdf", "%PDF-1.7", false],
    ["bon.csv", "zip", "PK\x03\x04", false],
    ["bon.html", undefined, "<p>Bonjour", true],
    ["bon.html", undefined, "Bonjour", false],
    ["bon.xml", undefined, "{}", false],
    ["bon.rtf", undefined, "Bonjour", false],
    ["bon.docx", undefined, "", false],
    ["bon.docx", "docx", "", true],
    ["bon.docx", "zip", "PK\x03\x04", false],
    ["bon.docx", "zip", "PK\x03\x04[Content_Types].xml", true],
    ["bon.tgz", "tar.gz", "", true],
    ["bon.p7s", undefined, "0\x82", true],
    ["bon.p7s", undefined, "\x01", false],
  ])("%s recognised as %s: %j is %s", (name, found, text, agrees) => {
    expect(contentAgrees(typeOf(name), found, bytes(text))).toBe(agrees);
  });

  it("takes a text in UTF-16 that says so", () => {
    expect(contentAgrees(typeOf("bon.csv"), undefined, new Uint8Array(Buffer.from("\ufeffa;b", "utf16le")))).toBe(true);
  });
});
