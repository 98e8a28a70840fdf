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

  it("holds the content to what the extension says", () => {
    expect(contentAgrees(typeOf("bon.pdf"), "pdf")).toBe(true);
    expect(contentAgrees(typeOf("bon.pdf"), "exe")).toBe(false);
    expect(contentAgrees(typeOf("bon.pdf"), undefined)).toBe(false);
    expect(contentAgrees(typeOf("bon.png"), "jpg")).toBe(false);
    expect(contentAgrees(typeOf("bon.txt"), undefined)).toBe(true);
    expect(contentAgrees(typeOf("bon.txt"), "elf")).toBe(false);
    expect(contentAgrees(typeOf("bon.csv"), "zip")).toBe(false);
    expect(contentAgrees(typeOf("bon.html"), undefined)).toBe(true);
    expect(contentAgrees(typeOf("bon.docx"), undefined)).toBe(false);
    expect(contentAgrees(typeOf("bon.docx"), "docx")).toBe(true);
  });
});
