import { describe, expect, it } from "vitest";
import { checkFileName } from "#lib/documents/domain/file-name.ts";

describe("names of deposited files", () => {
  it.each([
    ["facture", "NAME_WITHOUT_EXTENSION"],
    [".pdf", "NAME_WITHOUT_EXTENSION"],
    ["facture.", "NAME_WITHOUT_EXTENSION"],
    [`${"a".repeat(47)}.pdf`, "NAME_TOO_LONG"],
    ["fact\u0000ure.pdf", "NAME_NOT_ALLOWED"],
    ["facture\nx.pdf", "NAME_NOT_ALLOWED"],
    ["facture\u202efdp.exe", "NAME_NOT_ALLOWED"],
    ["facture\u00ad.pdf", "NAME_NOT_ALLOWED"],
    ["facture\u2028.pdf", "NAME_NOT_ALLOWED"],
    ["NUL.pdf", "NAME_RESERVED"],
    ["com1.facture.pdf", "NAME_RESERVED"],
    ["../facture.pdf", "NAME_NOT_ALLOWED"],
    ["dossier\\facture.pdf", "NAME_NOT_ALLOWED"],
  ])("refuses %j with %s", (name, code) => {
    expect(checkFileName(name)).toMatchObject({ ok: false, code });
  });

  it("takes 50 characters, counted as people count them, and gives the extension in lower case", () => {
    expect(checkFileName(`${"é".repeat(46)}.PDF`)).toEqual({ ok: true, data: { extension: "pdf" } });
    expect(checkFileName("conseil.pdf")).toEqual({ ok: true, data: { extension: "pdf" } });
    expect(checkFileName("facture n° 12 (août).v2.xml")).toEqual({ ok: true, data: { extension: "xml" } });
  });
});
