import { describe, expect, it } from "vitest";
import { sources } from "#tests/architecture/sources.ts";

const all = sources();
const product = all.filter((source) => /^(app|components|lib|proxy\.ts|i18n)/.test(source.file));

describe("promises that the whole source keeps", () => {
  it("status of an invoice has one writer", () => {
    const writes = /invoice\.(update|updateMany|upsert|updateManyAndReturn)\(|update\s+(only\s+)?"?invoice"?\s/i;
    const writers = product
      .filter((source) => writes.test(source.text) && /\bstatus\b\s*[:=]/.test(source.text))
      .map((source) => source.file)
      .filter((file) => file !== "lib/invoices/data/apply-transition.ts");
    // Other writers may filter on a status; none may set one.
    const setters = writers.filter((file) => {
      const text = all.find((source) => source.file === file)?.text ?? "";
      return /data:\s*\{[^}]*\bstatus\b\s*[:,]/s.test(text) || /set\s+[^;]*\bstatus\s*=/is.test(text);
    });
    expect(setters).toEqual([]);
  });

  it("F-104 status of a ticket has one writer", () => {
    const writes = /ticket\.(update|updateMany|upsert|updateManyAndReturn)\(|update\s+(only\s+)?"?ticket"?\s/i;
    const writers = product.filter(({ text }) => writes.test(text)).map(({ file }) => file);
    // When a side last looked, and the name of who closed their account.
    expect(writers.sort()).toEqual([
      "lib/accounts/commands/close-account.ts",
      "lib/tickets/data/apply-event.ts",
      "lib/tickets/queries/sheet.ts",
    ]);
    for (const file of ["lib/accounts/commands/close-account.ts", "lib/tickets/queries/sheet.ts"]) {
      const text = all.find((source) => source.file === file)?.text ?? "";
      const [, ...calls] = text.split(/ticket\.updateMany\(/);
      for (const call of calls) expect(call.slice(0, call.indexOf(";")), file).not.toMatch(/\bstatus\b/);
    }
  });

  it("the environment is read in one place", () => {
    const readers = product.filter((source) => /process\.env\b/.test(source.text)).map((source) => source.file);
    expect(readers).toEqual(["lib/platform/env.ts"]);
  });

  it("commands know nothing of HTTP", () => {
    const commands = product.filter((source) => /^lib\/[^/]+\/(commands|queries|data|domain)\//.test(source.file));
    expect(
      commands.filter((source) => source.imports.some((s) => /^next(\/|$)/.test(s))).map((source) => source.file),
    ).toEqual([]);
  });

  it("a file that somebody gave leaves by one answer (T-09)", () => {
    const drawn = "app/api/documents/[documentId]/pages/[page]/route.ts";
    const givers = product.filter(({ file, text }) => /\/route\.ts$/.test(file) && /\bloadDocument\(/.test(text));
    expect(givers.length).toBeGreaterThan(3);
    expect(
      givers.filter(({ file, text }) => file !== drawn && !text.includes("savedFile(")).map((s) => s.file),
    ).toEqual([]);
  });

  it("nothing is unfinished by its own words", () => {
    const marks = new RegExp(["TO" + "DO", "FIX" + "ME", "coming " + "soon", "not implem" + "ented"].join("|"));
    expect(all.filter((source) => marks.test(source.text)).map((source) => source.file)).toEqual([]);
  });

  it("F-8 the punctuation of a language stands in its catalogue, not in the markup between two words", () => {
    const punctuation = /[«»]|\} [:;?!] ?(?:<\/|\$\{)|> [:;?!] \{/;
    const screens = product.filter(({ file }) => /^(app|components)\//.test(file));
    const written = screens.filter(({ text }) => punctuation.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")));
    expect(written.map(({ file }) => file)).toEqual([]);
  });

  it("no type is switched off without a reason", () => {
    const off = /\bas any\b|:\s*any\s*[;,)=\]|>]|@ts-(ignore|expect-error)/;
    const code = (text: string) =>
      text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, (comment) => (comment.includes("@ts-") ? comment : ""));
    const bare = product.filter((source) => off.test(code(source.text))).map((source) => source.file);
    expect(bare).toEqual([]);
  });
});
