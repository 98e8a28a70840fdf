import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ENV_NAMES } from "#lib/platform/env.ts";

const DOCUMENTS = [
  "README.md",
  "CONTRIBUTING.md",
  "components/ui/README.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => path.join("docs", name)),
];
const text = (file: string) => readFileSync(file, "utf8");

/** Relative targets of links, images excepted: pictures are made at the end of a release. */
function links(file: string): string[] {
  return [...text(file).matchAll(/(?<!!)\[[^\]]*\]\(([^)\s#]+)[^)]*\)/g)]
    .map((match) => match[1] ?? "")
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => path.join(path.dirname(file), target));
}

/** Paths of the repository named between backquotes; those with a placeholder stand for many. */
function paths(file: string): string[] {
  return [
    ...text(file).matchAll(/`((?:app|components|lib|prisma|scripts|tests|e2e|bench|docs|messages)\/[\w./[\]()-]+)`/g),
  ].map((match) => match[1] ?? "");
}

const missing = (found: (file: string) => string[]) =>
  DOCUMENTS.flatMap((file) =>
    found(file)
      .filter((target) => !existsSync(target))
      .map((target) => `${file} -> ${target}`),
  );

describe("the documents speak of what is there", () => {
  it("finds documents, links and paths at all", () => {
    expect(DOCUMENTS.length).toBeGreaterThan(10);
    expect(DOCUMENTS.flatMap(links).length).toBeGreaterThan(20);
    expect(DOCUMENTS.flatMap(paths).length).toBeGreaterThan(20);
  });

  it("every link between documents leads somewhere", () => {
    expect(missing(links)).toEqual([]);
  });

  it("every path that a document names exists", () => {
    expect(missing(paths)).toEqual([]);
  });

  it("every npm command that a document names exists", () => {
    const scripts = Object.keys(JSON.parse(text("package.json")).scripts);
    const named = DOCUMENTS.flatMap((file) =>
      [...text(file).matchAll(/npm (?:run (?:-s )?)([a-z:]+)/g)].map((match) => match[1] ?? ""),
    );
    expect(named).toContain("check");
    expect([...new Set(named)].filter((name) => !scripts.includes(name))).toEqual([]);
  });

  it("the table of the README has every variable of the environment", () => {
    const section = /## Configuration\n([\s\S]*?)\n## /.exec(text("README.md"))?.[1] ?? "";
    const named = [...section.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map((match) => match[1] ?? "");
    expect([...new Set(named)].sort()).toEqual([...ENV_NAMES].sort());
  });
});
