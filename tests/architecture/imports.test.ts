import { describe, expect, it } from "vitest";
import { type Source, sources } from "#tests/architecture/sources.ts";

const all = sources();
const below = (folder: string) => all.filter((source) => source.file.startsWith(folder));
const isBrowser = (source: Source) => /^\s*["']use client["']/.test(source.text);
const domainOf = (file: string) => file.split("/")[1] ?? "";

/** Each offending pair as `file -> import`, so that a failure says what to change. */
function offending(from: Source[], forbidden: (specifier: string, source: Source) => boolean): string[] {
  return from.flatMap((source) =>
    source.imports
      .filter((specifier) => forbidden(specifier, source))
      .map((specifier) => `${source.file} -> ${specifier}`),
  );
}

/** What is left when types are gone. Server actions, which the browser calls by an id, are not followed. */
function valueImports(source: Source): string[] {
  if (/^\s*["']use server["']/.test(source.text)) return [];
  const types = [...source.text.matchAll(/(?:import|export) type [^;]*?from\s"([^"]+)"/g)].map((match) => match[1]);
  return source.imports.filter((specifier) => !types.includes(specifier));
}

describe("who may import what", () => {
  it("finds the sources at all", () => {
    expect(below("lib/").length).toBeGreaterThan(20);
    expect(below("lib/").some((source) => source.imports.length > 0)).toBe(true);
  });

  it("one import style: subpath imports, never relative ones, always with the extension", () => {
    expect(offending(all, (specifier) => /^\.\.?\//.test(specifier) && !specifier.endsWith(".css"))).toEqual([]);
    expect(offending(all, (specifier) => specifier.startsWith("#") && !/\.(ts|tsx|json|mjs)$/.test(specifier))).toEqual(
      [],
    );
  });

  it("shared imports nothing above it, and no server part", () => {
    expect(offending(below("lib/shared/"), (s) => s.startsWith("#") && !s.startsWith("#lib/shared/"))).toEqual([]);
    expect(offending(below("lib/shared/"), (s) => /^(next|react|server-only|@prisma|pg)/.test(s))).toEqual([]);
  });

  it("the pure domain knows neither Next, React, Prisma, the clock nor another domain", () => {
    const pure = all.filter((source) => /^lib\/[^/]+\/domain\//.test(source.file));
    expect(pure.length).toBeGreaterThan(5);
    const allowed = (specifier: string, source: Source) =>
      specifier.startsWith(`#lib/${domainOf(source.file)}/domain/`) ||
      specifier.startsWith("#lib/shared/") ||
      specifier.startsWith("#lib/access/domain/") ||
      !specifier.startsWith("#");
    expect(offending(pure, (specifier, source) => !allowed(specifier, source))).toEqual([]);
    expect(offending(pure, (s) => /^(next|react|server-only|@prisma|pg$|pino|node:fs)/.test(s))).toEqual([]);
    const clock = pure.filter((source) => /new Date\(\)|Date\.now\(\)/.test(source.text)).map((source) => source.file);
    expect(clock).toEqual([]);
  });

  it("data is reached only from its own domain", () => {
    const others = (specifier: string, source: Source) =>
      /^#lib\/[^/]+\/data\//.test(specifier) &&
      !(source.file.startsWith("lib/") && domainOf(source.file) === specifier.split("/")[1]);
    const outside = all.filter((source) => !/^(tests|prisma|bench)\//.test(source.file));
    expect(offending(outside, others)).toEqual([]);
  });

  it("routes and components never touch the database", () => {
    const forbidden = (s: string) => /^#generated\/|@prisma|^pg$|^#lib\/platform\/(db|queue|storage)/.test(s);
    expect(offending([...below("app/"), ...below("components/")], forbidden)).toEqual([]);
  });

  it("a domain imports another one through its index, its web part (what only Next runs), its public file or its pure types", () => {
    const forbidden = (specifier: string, source: Source) => {
      const match = /^#lib\/([^/]+)\/(.+)$/.exec(specifier);
      if (!match || ["shared", "platform"].includes(match[1] ?? "") || match[1] === domainOf(source.file)) return false;
      return !/^(index\.ts|public\.ts|web\.ts|domain\/)/.test(match[2] ?? "");
    };
    expect(offending(below("lib/"), forbidden)).toEqual([]);
  });

  it("browser files import nothing of the server", () => {
    const browser = [...below("app/"), ...below("components/")].filter(isBrowser);
    const forbidden = (s: string) => {
      const match = /^#lib\/([^/]+)\/(.+)$/.exec(s);
      if (!match || match[1] === "shared") return /^(server-only|node:)/.test(s);
      return match[2] !== "public.ts";
    };
    expect(offending(browser, forbidden)).toEqual([]);
  });

  it("neither a form's schema nor Node reaches the browser: the first weighs 33 kB on a poor line, the cryptography of the second 166", () => {
    const reached = new Set(all.filter(isBrowser));
    for (const source of reached) {
      const wanted = new Set(valueImports(source));
      for (const next of all) if (wanted.has(`#${next.file}`)) reached.add(next);
    }
    expect(reached.size).toBeGreaterThan(30);
    expect(offending([...reached], (specifier) => specifier === "zod" || specifier.startsWith("node:"))).toEqual([]);
  });

  it("no JSX below lib, so that plain Node can run it", () => {
    expect(below("lib/").filter((source) => source.file.endsWith(".tsx"))).toEqual([]);
  });
});
